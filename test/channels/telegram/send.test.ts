import { describe, expect, test } from '@jest/globals';
import { createTelegram } from '../../../src/channels/telegram/index.ts';
import { parseRichText } from '../../../src/richtext.ts';
import type { SendError } from '../../../src/runner/index.ts';
import { localLeases } from '../../../src/storage/index.ts';
import type { Fault } from '../../support/telegram-simulator/index.ts';
import { entryFor, telegramBench } from './bench.ts';

const bench = telegramBench();

const menu = [[{ id: 'go:menu', label: 'Menyja' }]];

async function failureOf(sending: Promise<void>): Promise<SendError> {
  try {
    await sending;
  } catch (error) {
    return error as SendError;
  }
  throw new Error('it was sent');
}

describe('a message', () => {
  test('reaches the person as it was meant', async () => {
    const channel = await bench.channel('polling');
    const text = parseRichText('**Viza**\n\nPyet [ambasadën](https://example.org).');
    await channel.send(entryFor(bench.person, { text, choices: menu, silent: true }));
    expect(await bench.person.reads()).toEqual({
      id: expect.any(Number),
      text: 'Viza\n\nPyet ambasadën.',
      entities: [
        { type: 'bold', offset: 0, length: 4 },
        { type: 'text_link', offset: 11, length: 9, url: 'https://example.org' },
      ],
      buttons: [[{ label: 'Menyja', data: 'go:menu' }]],
      silent: true,
      edited: false,
    });
  });

  test('reaches them through a server whose address was given with a slash at its end', async () => {
    const { token, apiRoot } = bench.telegram;
    const intake = { mode: 'polling', leases: localLeases() } as const;
    const channel = createTelegram({ ...bench.parts.given, ...intake, token, apiRoot: `${apiRoot}/` });
    await channel.send(entryFor(bench.person));
    expect(bench.person.messages()).toHaveLength(1);
  });

  test('asks for the number', async () => {
    const channel = await bench.channel('polling');
    await channel.start();
    await channel.send(entryFor(bench.person, { requestContact: { label: 'Dërgo numrin' } }));
    expect(await bench.person.reads()).toMatchObject({ contactButton: 'Dërgo numrin' });
    await bench.person.sharesNumber('+38344000000');
    expect((await bench.parts.received()).event).toEqual({ type: 'contact', phone: '+38344000000' });
  });

  test('takes the place of another', async () => {
    const channel = await bench.channel('polling');
    await channel.send(entryFor(bench.person, { choices: menu }));
    const { id } = await bench.person.reads();
    await channel.send(entryFor(bench.person, { text: parseRichText('Tjetër'), replaces: String(id) }));
    expect(bench.person.messages()).toMatchObject([{ id, text: 'Tjetër', buttons: [], edited: true }]);
  });

  test('that shows already is as good as sent', async () => {
    const channel = await bench.channel('polling');
    await channel.send(entryFor(bench.person, { choices: menu }));
    const { id } = await bench.person.reads();
    await channel.send(entryFor(bench.person, { choices: menu, replaces: String(id) }));
    expect(bench.person.messages()).toHaveLength(1);
  });

  test('is sent anew when the old one cannot be edited', async () => {
    const channel = await bench.channel('polling');
    bench.telegram.fail('editMessageText', {
      code: 400,
      description: "Bad Request: message can't be edited",
    });
    await channel.send(entryFor(bench.person, { replaces: '1' }));
    await channel.send(entryFor(bench.person, { replaces: '2' }));
    expect(bench.person.messages()).toHaveLength(2);
  });
});

describe('a message that Telegram does not take', () => {
  test.each<[string, Fault, Partial<SendError>]>([
    ['comes later, when there are too many', { retryAfter: 17 }, { retryAfterSeconds: 17, permanent: false }],
    ['comes later, after an error of a server', { status: 502 }, { permanent: false, personHasLeft: false }],
    [
      'comes later, after an answer that nobody understands',
      'garbage',
      { permanent: false, personHasLeft: false },
    ],
    [
      'comes later, after the answer of another server',
      'foreign',
      { permanent: false, personHasLeft: false },
    ],
    ['comes later, without an answer', 'silence', { permanent: false, personHasLeft: false }],
    [
      'comes later, when the token is wrong',
      { code: 401, description: 'Unauthorized' },
      { permanent: false, personHasLeft: false },
    ],
    [
      'never comes, when it is wrong',
      { code: 400, description: 'Bad Request: BUTTON_DATA_INVALID' },
      { permanent: true, personHasLeft: false },
    ],
    [
      'never comes, when the person is gone',
      { code: 403, description: 'Forbidden: user is deactivated' },
      { personHasLeft: true },
    ],
    [
      'never comes, when there is no such chat',
      { code: 400, description: 'Bad Request: chat not found' },
      { personHasLeft: true, permanent: false },
    ],
  ])('%s', async (_, fault, expected) => {
    const channel = await bench.channel('polling', 1);
    bench.telegram.fail('sendMessage', fault);
    const error = await failureOf(channel.send(entryFor(bench.person)));
    expect(error).toMatchObject({ name: 'SendError', ...expected });
  });

  test('never comes, when the person blocked the bot', async () => {
    const channel = await bench.channel('polling');
    bench.person.blocks();
    expect(await failureOf(channel.send(entryFor(bench.person)))).toMatchObject({ personHasLeft: true });
    expect(bench.person.messages()).toEqual([]);
  });

  test.each<Fault>([
    { status: 502 },
    'garbage',
    'silence',
    'lost-answer',
    {
      code: 400,
      description:
        'Bad Request: can\'t parse entities: Unsupported start tag "Fjalë sekrete" at byte offset 0',
    },
  ])('leaves neither token nor words in the error: %j', async (fault) => {
    const channel = await bench.channel('polling', 1);
    bench.telegram.fail('sendMessage', fault);
    const error = await failureOf(channel.send(entryFor(bench.person)));
    bench.parts.given.log.error({ err: error }, error.message);
    expect(error.cause).toBeUndefined();
    expect(bench.parts.lines.join('')).toContain('Telegram');
    bench.parts.expectLogWithout('Fjalë', bench.telegram.token);
  });

  test('says what an operator has to mend', async () => {
    const channel = await bench.channel('polling');
    bench.telegram.fail('sendMessage', { code: 401, description: 'Unauthorized' });
    const error = await failureOf(channel.send(entryFor(bench.person)));
    expect(error.message).toBe('Telegram refused (401: Unauthorized). Check TELEGRAM_BOT_TOKEN');
  });
});
