import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Mailbox } from '../../src/channels/web/index.ts';
import type { ConversationKey } from '../../src/message.ts';
import { connectRedis, redisMailbox, sqlMailbox } from '../../src/storage/index.ts';
import { openDatabase } from '../support/database.ts';
import { testLog } from '../support/log.ts';
import { withRedis } from '../support/services.ts';

/** One exam for every implementation. */
function examineMailbox(name: string, mailbox: Mailbox): void {
  describe(`a mailbox on ${name}`, () => {
    let key: ConversationKey;
    beforeEach(() => {
      key = `web:${randomUUID()}`;
    });
    const keep = (text: string, id = `${key}:${text}`) =>
      mailbox.keep({ id, key, at: Date.now(), entry: { from: 'person', text } });
    const textsAfter = async (seq: number) =>
      (await mailbox.after(key, seq)).map(({ entry }) => (entry.from === 'person' ? entry.text : ''));

    test('keeps entries in order, and the same id once', async () => {
      const one = await keep('one');
      const two = await keep('two');
      expect(await keep('two')).toEqual(two);
      expect(two.seq).toBeGreaterThan(one.seq);
      expect(await textsAfter(0)).toEqual(['one', 'two']);
      expect(await textsAfter(one.seq)).toEqual(['two']);
    });

    test('what comes after an erasure is heard by whoever listened before it', async () => {
      await keep('one');
      const { seq } = await keep('two');
      await mailbox.erase(key);
      expect(await textsAfter(0)).toEqual([]);
      const three = await keep('three');
      expect(three.seq).toBeGreaterThan(seq);
      expect(await keep('three')).toEqual(three);
      expect(await textsAfter(seq)).toEqual(['three']);
      expect(await textsAfter(0)).toEqual(['three']);
    });
  });
}

const database = await openDatabase();
afterAll(() => database.close());
examineMailbox('PostgreSQL', sqlMailbox(database));

withRedis((address) => {
  const redis = connectRedis(address, testLog().log);
  afterAll(async () => void (await redis.quit()));
  examineMailbox('Redis', redisMailbox(redis));
});
