import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connectRedis, redisConversations, redisOutbox } from '../../src/storage/index.ts';
import { testLog } from '../support/log.ts';
import { type RedisServer, startRedisServer, withRedisServers } from '../support/redis-server.ts';
import { examineConversations } from './conversations.exam.ts';

withRedisServers(() => {
  const nodes: RedisServer[] = [];
  const { log } = testLog();
  const address = () => `redis+cluster://${nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}`;

  beforeAll(async () => {
    for (let node = 0; node < 3; node += 1) {
      nodes.push(await startRedisServer('--cluster-enabled', 'yes', '--cluster-node-timeout', '1000'));
    }
    const addresses = nodes.map(({ port }) => `127.0.0.1:${port}`);
    // It returns when all nodes agree on who has which keys.
    await promisify(execFile)('redis-cli', ['--cluster', 'create', ...addresses, '--cluster-yes']);
  });
  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.remove()));
  });

  examineConversations('a Redis cluster of three nodes', async () => {
    const redis = connectRedis(address(), log);
    return {
      conversations: redisConversations(redis),
      outbox: redisOutbox(redis),
      close: async () => void (await redis.quit()),
    };
  });

  test('goes on when a node has died and is back, and nothing that was committed is lost', async () => {
    const redis = connectRedis(address(), log);
    const conversations = redisConversations(redis);
    const keys = Array.from({ length: 12 }, (_, number) => `web:node-${number}` as const);
    const commitOf = (key: (typeof keys)[number], expectedVersion: number) => ({
      key,
      turnId: `${key}/${expectedVersion}`,
      at: 1,
      expectedVersion,
      conversation: undefined,
      outbound: [],
      due: [],
    });
    for (const key of keys) expect(await conversations.commit(commitOf(key, 0))).toBe('committed');
    await nodes[0]?.kill();
    const without = await Promise.allSettled(keys.map((key) => conversations.load(key, '')));
    expect(without.some(({ status }) => status === 'rejected')).toBe(true);
    await nodes[0]?.start();
    for (const key of keys) {
      // The others take some moments to see that it is back.
      await expect(eventually(() => conversations.commit(commitOf(key, 1)))).resolves.toMatch(
        /committed|duplicate/,
      );
      expect(await eventually(() => conversations.load(key, ''))).toMatchObject({ version: 2 });
    }
    await redis.quit();
  });
});

/** As a platform does that brings an update again until it is taken. */
async function eventually<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Error)) throw error;
    }
  }
}
