import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ConversationKey } from '../../src/message.ts';
import { REMOVABLE_FOR, type Traces } from '../../src/runner/index.ts';
import { connectRedis, redisTraces, sqlTraces } from '../../src/storage/index.ts';
import { openDatabase } from '../support/database.ts';
import { testLog } from '../support/log.ts';
import { withRedis } from '../support/services.ts';

const NOW = Date.now();

/** One exam for every implementation. */
function examineTraces(name: string, traces: Traces): void {
  describe(`traces on ${name}`, () => {
    let key: ConversationKey;
    beforeEach(() => {
      key = `telegram:${randomUUID()}`;
    });

    test('are listed in order, each once, those of the last 48 hours', async () => {
      await traces.note(key, ['1'], NOW - REMOVABLE_FOR - 1);
      await traces.note(key, ['2', '3'], NOW - 1);
      await traces.note(key, ['3', '4'], NOW);
      expect(await traces.list(key, NOW - REMOVABLE_FOR)).toEqual(['2', '3', '4']);
      expect(await traces.list(`${key}0`, 0)).toEqual([]);
    });

    test('are erased for one person', async () => {
      const other: ConversationKey = `${key}0`;
      await traces.note(key, ['1'], NOW);
      await traces.note(other, ['1'], NOW);
      await traces.erase(key);
      expect(await traces.list(key, 0)).toEqual([]);
      expect(await traces.list(other, 0)).toEqual(['1']);
    });
  });
}

const database = await openDatabase();
afterAll(() => database.close());
examineTraces('PostgreSQL', sqlTraces(database));

test('traces on PostgreSQL are forgotten by a job', async () => {
  const traces = sqlTraces(database);
  await traces.note('telegram:1', ['1'], NOW - 1);
  await traces.note('telegram:1', ['2'], NOW);
  await traces.expire(NOW);
  expect(await traces.list('telegram:1', 0)).toEqual(['2']);
});

withRedis((address) => {
  const redis = connectRedis(address, testLog().log);
  afterAll(async () => void (await redis.quit()));
  examineTraces('Redis', redisTraces(redis));
});
