import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Tally } from '../../src/runner/index.ts';
import { connectRedis, localTally, redisTally } from '../../src/storage/index.ts';
import { testLog } from '../support/log.ts';
import { withRedis } from '../support/services.ts';

const MINUTE = 60_000;

/** One exam for every implementation. */
function examineTally(name: string, tally: Tally): void {
  describe(`a tally ${name}`, () => {
    const who = randomUUID();
    const minute = Math.floor(Date.now() / MINUTE) * MINUTE;

    test('counts each apart, and begins anew with the next stretch of time', async () => {
      expect(await tally.count(who, minute, MINUTE)).toBe(1);
      expect(await tally.count(who, minute + MINUTE - 1, MINUTE)).toBe(2);
      expect(await tally.count(`${who} other`, minute, MINUTE)).toBe(1);
      expect(await tally.count(who, minute + MINUTE, MINUTE)).toBe(1);
    });

    test('keeps stretches of different lengths apart', async () => {
      const one = `${who} one`;
      await tally.count(one, minute, MINUTE);
      expect(await tally.count(one, minute, 60 * MINUTE)).toBe(1);
      expect(await tally.count(one, minute, MINUTE)).toBe(2);
    });

    test('misses none of many at once', async () => {
      const many = `${who} many`;
      const counts = await Promise.all(Array.from({ length: 50 }, () => tally.count(many, minute, MINUTE)));
      expect(counts.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    });
  });
}

examineTally('of one process', localTally());

withRedis((address) => {
  const redis = connectRedis(address, testLog().log);
  afterAll(async () => void (await redis.quit()));
  examineTally('of all processes, on Redis', redisTally(redis));
});
