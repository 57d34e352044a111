import { afterEach, beforeEach } from '@jest/globals';
import { createTelegram, type TelegramChannel } from '../../../src/channels/telegram/index.ts';
import { createServer } from '../../../src/http/index.ts';
import type { Outbound } from '../../../src/message.ts';
import { plainText } from '../../../src/richtext.ts';
import type { OutboxEntry } from '../../../src/runner/index.ts';
import { localLeases } from '../../../src/storage/index.ts';
import {
  startTelegramSimulator,
  type TelegramPerson,
  type TelegramSimulator,
} from '../../support/telegram-simulator/index.ts';
import { type ChannelParts, channelParts } from '../parts.ts';

export const SECRET = 'a-secret_of-the-webhook';
export const PUBLIC_URL = 'https://busulla.example';

export type TelegramBench = {
  telegram: TelegramSimulator;
  parts: ChannelParts;
  person: TelegramPerson;
  /** Makes the channel; the bench stops it in the end. */
  channel(mode: 'polling' | 'webhook', answerSeconds?: number): Promise<TelegramChannel>;
};

/** A simulator, a person and the channel between them, fresh for each test; no secret may stand in the log after it. */
export function telegramBench(): TelegramBench {
  const bench = {} as TelegramBench;
  const ends: (() => Promise<unknown>)[] = [];

  beforeEach(async () => {
    const telegram = await startTelegramSimulator();
    const parts = channelParts();
    Object.assign(bench, { telegram, parts, person: telegram.person({ language: 'sq' }) });
    bench.channel = async (mode, answerSeconds = 5) => {
      const settings =
        mode === 'polling'
          ? { mode, leases: localLeases() }
          : { mode, publicUrl: PUBLIC_URL, webhookSecret: SECRET };
      const { token, apiRoot } = telegram;
      const channel = createTelegram({ token, apiRoot, answerSeconds, ...settings, ...parts.given });
      const server = createServer({ log: parts.given.log });
      channel.routes(server);
      telegram.reach(PUBLIC_URL, await server.listen({ host: '127.0.0.1', port: 0 }));
      ends.push(
        () => channel.stop(),
        () => server.close(),
      );
      return channel;
    };
  });

  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
    await bench.telegram.stop();
    bench.parts.expectLogWithout(bench.telegram.token.slice(8), SECRET, 'sekret');
  });

  return bench;
}

/** A message for a person, whose words must not be found in a log. */
export function entryFor(person: TelegramPerson, message: Partial<Outbound> = {}): OutboxEntry {
  const text = plainText('Fjalë sekrete');
  return {
    id: 'telegram:1#0',
    key: `telegram:${person.id}`,
    message: { says: ['test'], text, locale: 'sq', ...message },
  };
}
