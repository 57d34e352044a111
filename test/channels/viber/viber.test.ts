import { describe, expect, test } from '@jest/globals';
import { parseRichText, plainText } from '../../../src/richtext.ts';
import type { SendError } from '../../../src/runner/index.ts';
import type { ViberFault } from '../../support/viber-simulator/index.ts';
import { entryFor, outbound, PUBLIC_URL, viberBench } from './bench.ts';

const bench = viberBench();

const menu = [[{ id: 'go:menu', label: 'Menyja <3' }]];

async function failureOf(sending: Promise<void>): Promise<SendError> {
  try {
    await sending;
  } catch (error) {
    return error as SendError;
  }
  throw new Error('it was sent');
}

describe('a talk', () => {
  test('begins with one welcome in the answer, goes on by text and buttons, and ends', async () => {
    const channel = await bench.ready();
    bench.welcome = [
      outbound({ text: plainText('Mirë se erdhët') }),
      outbound({ text: plainText('Gjuha?'), choices: menu }),
    ];
    await bench.person.opens('work');
    expect((await bench.parts.received()).event).toEqual({
      type: 'command',
      name: 'start',
      argument: 'work',
    });
    expect(await bench.person.reads()).toEqual({
      text: 'Mirë se erdhët\n\nGjuha?',
      from: 'Busulla',
      keyboard: [['Menyja <3']],
    });
    expect(bench.viber.calls.filter(({ method }) => method === 'send_message')).toEqual([]);

    await bench.person.presses('Menyja <3');
    const press = await bench.parts.received();
    expect(press).toMatchObject({
      conversation: `viber:${bench.person.id}`,
      event: { type: 'choice', id: 'go:menu' },
    });

    await channel.send(entryFor(bench.person, { text: parseRichText('**Viza**'), choices: menu }));
    expect(await bench.person.reads()).toMatchObject({ text: '*Viza*' });
    await bench.person.sends('qysh me marr viz');
    expect((await bench.parts.received()).event).toEqual({ type: 'text', text: 'qysh me marr viz' });

    await bench.person.unsubscribes();
    expect(await failureOf(channel.send(entryFor(bench.person)))).toMatchObject({ personHasLeft: true });
    await bench.person.subscribes();
    expect((await bench.parts.received()).event).toEqual({ type: 'command', name: 'start' });
  });

  test('can share the number', async () => {
    const channel = await bench.ready();
    await bench.person.sends('Tung');
    await channel.send(entryFor(bench.person, { requestContact: { label: 'Dërgo numrin' } }));
    await bench.person.sharesNumber('38344000000');
    await bench.parts.received();
    expect((await bench.parts.received()).event).toEqual({ type: 'contact', phone: '38344000000' });
  });

  test('does not hear the echo of a pressed link', async () => {
    const channel = await bench.ready();
    await bench.person.sends('Tung');
    await bench.parts.received();
    await channel.send(entryFor(bench.person, { links: [{ label: 'Faqja', url: 'https://example.org' }] }));
    await bench.person.presses('Faqja');
    expect(bench.parts.unseen()).toBe(0);
  });

  test('can be as long as it must', async () => {
    const channel = await bench.ready();
    await bench.person.sends('Tung');
    await channel.send(entryFor(bench.person, { text: plainText('Жë '.repeat(5_000)), choices: menu }));
    expect(bench.person.messages().map(({ keyboard }) => keyboard.length)).toEqual([0, 0, 1]);
  });

  test('is welcomed in silence when the turn says nothing', async () => {
    await bench.ready();
    await bench.person.opens();
    await bench.parts.received();
    expect(bench.person.messages()).toEqual([]);
  });
});

describe('a callback', () => {
  test('is acknowledged only when it was taken, and comes until then', async () => {
    await bench.ready();
    bench.parts.refuse(2);
    await bench.person.sends('po ma mbajnë pasaportën, sekret');
    const taken = await bench.parts.received();
    expect(bench.parts.refused.map(({ turnId }) => turnId)).toEqual([taken.turnId, taken.turnId]);
  });

  test('of a new chat comes again, too, and is welcomed then', async () => {
    await bench.ready();
    bench.welcome = [outbound({ text: plainText('Mirë se erdhët') })];
    bench.parts.refuse(1);
    await bench.person.opens();
    expect(await bench.person.reads()).toMatchObject({ text: 'Mirë se erdhët' });
  });

  test('that Viber brings twice has the same turn id, and its neighbour another', async () => {
    await bench.ready();
    await bench.person.sends('një');
    await bench.viber.bringAgain();
    await bench.person.sends('dy');
    const ids = [
      await bench.parts.received(),
      await bench.parts.received(),
      await bench.parts.received(),
    ].map(({ turnId }) => turnId);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  test('about a message that did not arrive is logged without saying whose', async () => {
    await bench.ready();
    await bench.viber.bring({ event: 'failed', user_id: bench.person.id, desc: 'sekret' });
    expect(bench.parts.lines.join('')).toContain('did not reach the person');
  });

  test.each([
    ['unsigned', undefined, 401],
    ['with a wrong signature', 'ab'.repeat(32), 401],
    ['with a signature of other bytes', 'other', 401],
    ['signed', 'right', 200],
    ['signed, in capitals', 'capitals', 200],
  ])('%s', async (_, signature, status) => {
    await bench.channel();
    const body = '{"event":"webhook", "message_token":5741311803571721087}';
    const signatures: Record<string, string> = {
      other: bench.viber.sign(body.replace(' ', '')),
      right: bench.viber.sign(body),
      capitals: bench.viber.sign(body).toUpperCase(),
    };
    const response = await fetch(`${bench.viber.addressOf(PUBLIC_URL)}/webhooks/viber`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(signature && { 'x-viber-content-signature': signatures[signature] ?? signature }),
      },
      body,
    });
    expect(response.status).toBe(status);
  });
});

describe('at its start', () => {
  test('the channel tells Viber its address, and that it wants no names and photos', async () => {
    await bench.ready();
    expect((await bench.viber.called('set_webhook')).payload).toEqual({
      url: `${PUBLIC_URL}/webhooks/viber`,
      event_types: ['conversation_started', 'subscribed', 'failed'],
      send_name: false,
      send_photo: false,
    });
  });

  test('the channel keeps trying while Viber is out of reach', async () => {
    const channel = await bench.channel(50);
    bench.viber.fail('set_webhook', { http: 502 }, 'silence', { status: 1 });
    await channel.start();
    await bench.viber.webhookSet();
    expect(bench.parts.pauses).toEqual([1_000, 2_000, 4_000]);
  });
});

describe('a message that Viber does not take', () => {
  test.each<[string, ViberFault, Partial<SendError>]>([
    [
      'comes in the next hour, when there are too many',
      { status: 12 },
      { retryAfterSeconds: 2_400, permanent: false },
    ],
    ['never comes, when the person has no Viber', { status: 5 }, { personHasLeft: true }],
    ['never comes, when the person left', { status: 6 }, { personHasLeft: true }],
    ['never comes, when it is wrong', { status: 3 }, { permanent: true, personHasLeft: false }],
    [
      'never comes, when the app is too old for it',
      { status: 13 },
      { permanent: true, personHasLeft: false },
    ],
    ['waits, when our account is blocked', { status: 7 }, { permanent: false, personHasLeft: false }],
    ['waits, when the token is wrong', { status: 2 }, { permanent: false, personHasLeft: false }],
    ['waits, when the money is used up', { status: 24 }, { permanent: false, personHasLeft: false }],
    ['comes later, after an error of a server', { http: 503 }, { permanent: false, personHasLeft: false }],
    [
      'comes later, after an answer that nobody understands',
      'garbage',
      { permanent: false, personHasLeft: false },
    ],
    ['comes later, without an answer', 'silence', { permanent: false, personHasLeft: false }],
    [
      'comes later, and perhaps twice, after a lost answer',
      'lost-answer',
      { permanent: false, personHasLeft: false },
    ],
  ])('%s', async (_, fault, expected) => {
    const channel = await bench.channel(50);
    bench.viber.fail('send_message', fault);
    const error = await failureOf(channel.send(entryFor(bench.person)));
    expect(error).toMatchObject({ name: 'SendError', ...expected });
    bench.parts.given.log.error({ err: error }, error.message);
    expect(bench.parts.lines.join('')).toContain('Viber');
  });

  test('tells the operator of a wrong token', async () => {
    const channel = await bench.channel();
    bench.viber.fail('send_message', { status: 2 });
    const error = await failureOf(channel.send(entryFor(bench.person)));
    expect(error.message).toBe('Viber refused (2: invalidAuthToken. Check VIBER_AUTH_TOKEN)');
  });
});
