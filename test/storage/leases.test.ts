import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ConversationKey, Outbound } from '../../src/message.ts';
import { OutboxWorker } from '../../src/runner/index.ts';
import { connectRedis, redisLeases, redisStores, type Stores } from '../../src/storage/index.ts';
import { manualClock } from '../support/clock.ts';
import { testLog } from '../support/log.ts';
import { withRedis } from '../support/services.ts';

withRedis((address) => {
  const { log } = testLog();

  describe('leases among processes on Redis', () => {
    const redis = connectRedis(address, log);
    afterAll(async () => void (await redis.quit()));

    test('one has it, makes it last, and gives it back', async () => {
      const [one, other] = [redisLeases(redis), redisLeases(redis)];
      expect(await one.take('a', 60_000)).toBe(true);
      expect(await other.take('a', 60_000)).toBe(false);
      expect(await one.take('a', 60_000)).toBe(true);
      await other.release('a');
      expect(await other.take('a', 60_000)).toBe(false);
      await one.release('a');
      expect(await other.take('a', 60_000)).toBe(true);
      await other.release('a');
    });

    test('runs out when its process is gone', async () => {
      const [dead, other] = [redisLeases(redis), redisLeases(redis)];
      await dead.take('b', 1);
      // The server's clock must pass the millisecond; each try takes part of one.
      let taken = false;
      for (let tries = 0; tries < 1000 && !taken; tries += 1) taken = await other.take('b', 60_000);
      expect(taken).toBe(true);
      await other.release('b');
    });
  });

  describe('two processes on one Redis', () => {
    let one: Stores;
    let other: Stores;
    beforeAll(async () => {
      [one, other] = await Promise.all([redisStores(address, log), redisStores(address, log)]);
    });
    afterAll(async () => {
      await one.close();
      await other.close();
    });

    test('news of one reaches the other', async () => {
      const heard = new Promise((resolve) => other.live.subscribe('desk', resolve));
      one.live.publish('desk', { reference: 'PR-1' });
      expect(await heard).toEqual({ reference: 'PR-1' });
    });

    test('deliver each message once and in order, however often both are woken', async () => {
      const key: ConversationKey = `telegram:${randomUUID()}`;
      const sent: string[] = [];
      const workers = [one, other].map(
        ({ outbox, leases, traces }) =>
          new OutboxWorker({
            outbox,
            traces,
            leases,
            channels: [{ name: 'telegram', send: async ({ id }) => void sent.push(id) }],
            clock: manualClock(),
            log,
            report: async () => {},
            noteUndeliverable: async () => {},
            catchUp: async () => {},
          }),
      );
      const message: Outbound = { says: ['x'], text: [], locale: 'sq' };
      const ids = Array.from({ length: 20 }, (_, number) => `${key}#${number}`);
      await one.conversations.commit({
        key,
        turnId: key,
        at: 1,
        expectedVersion: 0,
        conversation: undefined,
        outbound: ids.map((id) => ({ id, key, message })),
        due: [],
      });
      for (let times = 0; times < 10; times += 1) for (const worker of workers) worker.wake(key);
      await Promise.all(workers.map((worker) => worker.idle()));
      expect(sent).toEqual(ids);
      await Promise.all(workers.map((worker) => worker.stop()));
    });
  });
});
