import { afterEach, beforeEach } from '@jest/globals';
import { createViber, type ViberChannel } from '../../../src/channels/viber/index.ts';
import { createServer } from '../../../src/http/index.ts';
import type { Inbound, Outbound } from '../../../src/message.ts';
import { plainText } from '../../../src/richtext.ts';
import type { OutboxEntry } from '../../../src/runner/index.ts';
import {
  startViberSimulator,
  type ViberPerson,
  type ViberSimulator,
} from '../../support/viber-simulator/index.ts';
import { type ChannelParts, channelParts } from '../parts.ts';

export const PUBLIC_URL = 'https://busulla.example';

export type ViberBench = {
  viber: ViberSimulator;
  parts: ChannelParts;
  person: ViberPerson;
  /** What the next welcome says. */
  welcome: Outbound[];
  /** Makes the channel with its server; the bench stops both in the end. */
  channel(answerTime?: number): Promise<ViberChannel>;
  /** The same, with the webhook set. */
  ready(): Promise<ViberChannel>;
};

/** A simulator, a person and the channel between them, fresh for each test; no secret may stand in the log after it. */
export function viberBench(): ViberBench {
  const bench = {} as ViberBench;
  const ends: (() => Promise<unknown>)[] = [];

  beforeEach(async () => {
    const viber = await startViberSimulator();
    const parts = channelParts();
    Object.assign(bench, { viber, parts, person: viber.person({ language: 'sq' }), welcome: [] });

    bench.channel = async (answerTime = 5_000) => {
      const respond = async (inbound: Inbound) => {
        await parts.given.receive(inbound);
        return bench.welcome;
      };
      const { token, apiRoot } = viber;
      const channel = createViber({
        token,
        apiRoot,
        answerTime,
        publicUrl: PUBLIC_URL,
        respond,
        ...parts.given,
      });
      const server = createServer({ log: parts.given.log });
      channel.routes(server);
      viber.reach(PUBLIC_URL, await server.listen({ host: '127.0.0.1', port: 0 }));
      ends.push(
        () => channel.stop(),
        () => server.close(),
      );
      return channel;
    };
    bench.ready = async () => {
      const channel = await bench.channel();
      await channel.start();
      await viber.webhookSet();
      return channel;
    };
  });

  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
    await bench.viber.stop();
    bench.parts.expectLogWithout(bench.viber.token, 'sekret', bench.person.id);
  });

  return bench;
}

/** A message for a person, whose words must not be found in a log. */
export function entryFor(person: ViberPerson, message: Partial<Outbound> = {}): OutboxEntry {
  return { id: 'viber:1#0', key: `viber:${person.id}`, message: outbound(message) };
}

export function outbound(message: Partial<Outbound> = {}): Outbound {
  return { says: ['test'], text: plainText('Fjalë sekrete'), locale: 'sq', ...message };
}
