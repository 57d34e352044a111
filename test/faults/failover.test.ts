import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import type { ConversationKey } from '../../src/message.ts';
import type { Commit } from '../../src/runner/index.ts';
import { redisStores, type Stores } from '../../src/storage/index.ts';
import { aConversation } from '../support/conversation.ts';
import { testLog } from '../support/log.ts';
import {
  type RedisServer,
  startRedisServer,
  startSentinel,
  withRedisServers,
} from '../support/redis-server.ts';

/** Turns of each person before the master dies, and while another one takes its place. */
const TURNS = 5;

const PEOPLE = Array.from({ length: 40 }, (_, number): ConversationKey => `web:failover-${number}`);

withRedisServers(() => {
  let master: RedisServer;
  let replica: RedisServer;
  let sentinel: Awaited<ReturnType<typeof startSentinel>>;
  let stores: Stores;

  beforeAll(async () => {
    master = await startRedisServer();
    replica = await startRedisServer('--replicaof', '127.0.0.1', String(master.port));
    // The sentinel asks the master for its replicas only now and then: this one must be there the first time.
    await command(master, 'WAIT', '1', '0');
    sentinel = await startSentinel(master);
    stores = await redisStores(sentinel.url, testLog().log);
  });
  afterAll(async () => {
    await stores.close();
    await sentinel.remove();
    await Promise.all([master.remove(), replica.remove()]);
  });

  /** A turn that comes again until it is taken, as platforms do. */
  async function takes(key: ConversationKey, number: number): Promise<void> {
    const turnId = `${key}/${number}`;
    for (;;) {
      try {
        const { version, done } = await stores.conversations.load(key, turnId);
        if (done) return;
        await stores.conversations.commit(commitOf(key, turnId, version));
      } catch (error) {
        if (!(error instanceof Error)) throw error;
      }
    }
  }

  test('when the master dies, the replica goes on with all that it had heard, in order and nothing twice', async () => {
    for (let turn = 0; turn < TURNS; turn += 1) await Promise.all(PEOPLE.map((key) => takes(key, turn)));
    expect(await command(master, 'WAIT', '1', '0')).toBe(1);
    const underWay = Promise.all(PEOPLE.map((key) => takes(key, TURNS)));
    await master.kill();
    await underWay;
    await Promise.all(PEOPLE.map((key) => takes(key, TURNS + 1)));
    const [heard, late, last] = [[...Array(TURNS).keys()], TURNS, TURNS + 1];
    for (const key of PEOPLE) {
      const { version } = await stores.conversations.load(key, '');
      const waiting = (await stores.outbox.waiting(key)).map(({ id }) => Number(/\d+(?=#)/.exec(id)?.[0]));
      expect(version).toBe(waiting.length);
      // A master acknowledges before its replica has heard: what it took in its last moment may be gone with it, as a whole.
      expect([
        [...heard, last],
        [...heard, late, last],
      ]).toContainEqual(waiting);
    }
  });
});

async function command(server: RedisServer, name: string, ...words: string[]): Promise<unknown> {
  const connection = new Redis(server.url);
  const answer = await connection.call(name, ...words);
  connection.disconnect();
  return answer;
}

function commitOf(key: ConversationKey, turnId: string, expectedVersion: number): Commit {
  return {
    key,
    turnId,
    at: Date.now(),
    expectedVersion,
    conversation: aConversation(),
    outbound: [{ id: `${turnId}#0`, key, message: { says: ['x'], text: [], locale: 'sq' } }],
    due: [],
  };
}
