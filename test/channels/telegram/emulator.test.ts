import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { TelegramServer } from 'telegram-test-api/lib/telegramServer.js';
import { createTelegram } from '../../../src/channels/telegram/index.ts';
import type { Outbound } from '../../../src/message.ts';
import { parseRichText } from '../../../src/richtext.ts';
import { localLeases } from '../../../src/storage/index.ts';
import { channelParts } from '../parts.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const TOKEN = '1234567:token-of-the-emulator';

test("a whole talk on somebody else's emulator, by polling", async () => {
  const emulator = new TelegramServer({ host: '127.0.0.1', port: await freePort() });
  await emulator.start();
  ends.push(() => emulator.stop());
  const parts = channelParts();
  const { apiURL: apiRoot } = emulator.config;
  const telegram = createTelegram({
    mode: 'polling',
    leases: localLeases(),
    token: TOKEN,
    apiRoot,
    ...parts.given,
  });
  await telegram.start();
  ends.unshift(() => telegram.stop());
  const person = emulator.getClient(TOKEN, { userId: 42, chatId: 42 });

  await person.sendCommand(person.makeCommand('/start work'));
  const start = await parts.received();
  expect(start).toMatchObject({
    conversation: 'telegram:42',
    event: { type: 'command', name: 'start', argument: 'work' },
  });

  const choices = [[{ id: 'work/country/de', label: 'Gjermani' }]];
  await telegram.send(entry({ text: parseRichText('**Ku** doni të shkoni?'), choices }));
  const { result } = await person.getUpdates();
  const [question] = result;
  expect(question?.message).toMatchObject({
    text: '<b>Ku</b> doni të shkoni?',
    reply_markup: { inline_keyboard: [[{ text: 'Gjermani', callback_data: 'work/country/de' }]] },
  });

  const messageId = Number(question?.messageId);
  await person.sendCallback(
    person.makeCallbackQuery('work/country/de', { message: { message_id: messageId } }),
  );
  const press = await parts.received();
  expect(press.event).toEqual({ type: 'choice', id: 'work/country/de', on: String(messageId) });

  const edited = emulator.waitBotEdits();
  await telegram.send(entry({ text: parseRichText('Gjermani'), replaces: String(messageId) }));
  await edited;
  await person.sendMessage(person.makeMessage('qysh me marr viz'));
  expect((await parts.received()).event).toEqual({ type: 'text', text: 'qysh me marr viz' });

  parts.expectLogWithout(TOKEN.slice(8), 'qysh');
});

function entry(message: Partial<Outbound>) {
  return {
    id: 'telegram:1#0',
    key: 'telegram:42' as const,
    message: { says: ['test'], text: [], locale: 'sq' as const, ...message },
  };
}

/** The emulator wants to be told its port. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
