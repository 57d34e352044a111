import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ConversationKey, Outbound } from '../../src/message.ts';
import type { Commit, ConversationStore, Outbox } from '../../src/runner/index.ts';
import { aConversation } from '../support/conversation.ts';
import { compareWithModel, MODEL_TIME } from './conversations.model.ts';

/** What is examined: the places where conversations and their messages are kept together. */
export type Examined = { conversations: ConversationStore; outbox: Outbox; close(): Promise<void> };

const HOUR = 3_600_000;
const NOW = Date.parse('2026-12-01T09:00:00+01:00');

const message = (says: string): Outbound => ({ says: [says], text: [], locale: 'sq' });

/** One exam for every implementation of the two ports. */
export function examineConversations(name: string, open: () => Promise<Examined>): void {
  describe(`conversations on ${name}`, () => {
    let store: Examined;
    let key: ConversationKey;
    let count = 0;
    /** Servers keep what earlier runs left: each run has people of its own. */
    const run = randomUUID().slice(0, 8);

    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store.close());
    beforeEach(() => {
      count += 1;
      key = `web:${run}-${count}`;
    });

    const turn = (number: number) => `${key}:${number}`;
    const commitOf = (number: number, more: Partial<Commit> = {}): Commit => ({
      key,
      turnId: turn(number),
      at: NOW,
      expectedVersion: number,
      conversation: aConversation(),
      outbound: [],
      due: [],
      ...more,
    });
    const entry = (number: number, part: number) => ({
      id: `${turn(number)}#${part}`,
      key,
      message: message(`${number}.${part}`),
    });
    const dueOf = (number: number) => ({
      turnId: turn(number),
      at: NOW,
      effects: [{ do: 'withdraw-ticket' as const, ticket: `PR-${number}` }],
    });
    const waitingSays = async () => (await store.outbox.waiting(key)).flatMap((one) => one.message.says);

    test(
      'whatever comes in whatever order, all is as a simple model says',
      () => compareWithModel(store, `${run}-model`),
      MODEL_TIME,
    );

    test('a stranger has no state and version 0', async () => {
      const loaded = await store.conversations.load(key, turn(0));
      expect(loaded).toEqual({ conversation: undefined, version: 0, done: false, due: [] });
    });

    test('a committed state comes back as it was, with the turn remembered', async () => {
      const conversation = aConversation({
        answers: { country: 'de' },
        lastQuestion: 'Šta ako „ne“?\n😀',
        ticket: 'PR-1',
      });
      expect(await store.conversations.commit(commitOf(0, { conversation }))).toBe('committed');
      expect(await store.conversations.load(key, turn(0))).toEqual({
        conversation,
        version: 1,
        done: true,
        due: [],
      });
      expect((await store.conversations.load(key, turn(1))).done).toBe(false);
    });

    test('a commit that names another version than the stored one changes nothing', async () => {
      await store.conversations.commit(commitOf(0));
      const late = commitOf(0, {
        turnId: turn(9),
        conversation: aConversation({ locale: 'en' }),
        outbound: [entry(9, 0)],
      });
      expect(await store.conversations.commit(late)).toBe('conflict');
      expect(await store.conversations.commit({ ...late, expectedVersion: 5 })).toBe('conflict');
      expect(await store.conversations.load(key, turn(9))).toEqual({
        conversation: aConversation(),
        version: 1,
        done: false,
        due: [],
      });
      expect(await waitingSays()).toEqual([]);
    });

    test('a version for somebody who was never stored is a conflict', async () => {
      expect(await store.conversations.commit(commitOf(3))).toBe('conflict');
    });

    test('a turn that was committed before is a duplicate and changes nothing', async () => {
      await store.conversations.commit(commitOf(0, { outbound: [entry(0, 0)] }));
      const again = commitOf(1, { turnId: turn(0), outbound: [entry(0, 0)] });
      expect(await store.conversations.commit(again)).toBe('duplicate');
      expect((await store.conversations.load(key, turn(0))).version).toBe(1);
      expect(await waitingSays()).toEqual(['0.0']);
    });

    test('of many commits of one version, one wins', async () => {
      const commits = Array.from({ length: 10 }, (_, number) =>
        store.conversations.commit(commitOf(0, { turnId: turn(number), outbound: [entry(number, 0)] })),
      );
      const outcomes = await Promise.all(commits);
      expect(outcomes.filter((outcome) => outcome === 'committed')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'conflict')).toHaveLength(9);
      expect(await waitingSays()).toHaveLength(1);
    });

    test('a forgotten conversation is gone, and its version goes on counting', async () => {
      await store.conversations.commit(commitOf(0));
      await store.conversations.commit({ ...commitOf(1), conversation: undefined });
      expect(await store.conversations.load(key, turn(2))).toEqual({
        conversation: undefined,
        version: 2,
        done: false,
        due: [],
      });
    });

    test('failures of a turn are counted until it is committed', async () => {
      expect(await store.conversations.countFailure(key, turn(0), NOW)).toBe(1);
      expect(await store.conversations.countFailure(key, turn(0), NOW)).toBe(2);
      await store.conversations.commit(commitOf(0));
      expect(await store.conversations.countFailure(key, turn(0), NOW)).toBe(1);
    });

    test('silence forgets a conversation, unless a counsellor has it', async () => {
      await store.conversations.commit(commitOf(0));
      await store.conversations.expire(NOW, NOW);
      expect((await store.conversations.load(key, '')).conversation).toBeDefined();
      await store.conversations.expire(NOW + 1, NOW + 1);
      expect((await store.conversations.load(key, '')).conversation).toBeUndefined();

      key = `${key}-with-ticket`;
      await store.conversations.commit(
        commitOf(0, { turnId: turn(5), conversation: aConversation({ ticket: 'PR-1' }) }),
      );
      await store.conversations.expire(NOW + 1, NOW + 1);
      expect((await store.conversations.load(key, '')).conversation).toBeDefined();
    });

    test('a turn is remembered for 48 hours', async () => {
      await store.conversations.commit(commitOf(0));
      await store.conversations.expire(0, NOW + 48 * HOUR);
      expect((await store.conversations.load(key, turn(0))).done).toBe(true);
      await store.conversations.expire(0, NOW + 48 * HOUR + 1);
      expect((await store.conversations.load(key, turn(0))).done).toBe(false);
    });

    test('messages wait in the order of their turns', async () => {
      await store.conversations.commit(commitOf(0, { outbound: [entry(0, 0), entry(0, 1)] }));
      await store.conversations.commit(commitOf(1, { outbound: [entry(1, 0)] }));
      expect(await waitingSays()).toEqual(['0.0', '0.1', '1.0']);
      expect(await store.outbox.conversations(['web'])).toContain(key);
      expect(await store.outbox.conversations(['viber'])).not.toContain(key);
    });

    test('a delivered message leaves, a postponed one stays first', async () => {
      await store.conversations.commit(commitOf(0, { outbound: [entry(0, 0), entry(0, 1)] }));
      await store.outbox.delivered(key, `${turn(0)}#0`);
      await store.outbox.postpone(key, `${turn(0)}#1`, NOW + 5000, 'busy');
      expect(await store.outbox.waiting(key)).toEqual([
        { ...entry(0, 1), attempts: 1, notBefore: NOW + 5000 },
      ]);
    });

    test('what is given up leaves for good', async () => {
      await store.conversations.commit(commitOf(0, { outbound: [entry(0, 0), entry(0, 1)] }));
      await store.outbox.giveUp(key, [`${turn(0)}#0`, `${turn(0)}#1`]);
      expect(await waitingSays()).toEqual([]);
      expect(await store.outbox.conversations(['web'])).not.toContain(key);
    });

    test('what a turn has to do is due, in order, until it is settled', async () => {
      await store.conversations.commit(commitOf(0, { due: [dueOf(0)] }));
      await store.conversations.commit(commitOf(1, { due: [dueOf(1)] }));
      expect((await store.conversations.load(key, '')).due).toEqual([dueOf(0), dueOf(1)]);
      expect(await store.conversations.unsettled()).toContain(key);
      await store.conversations.settle(key, turn(0));
      await store.conversations.settle(key, turn(0));
      expect((await store.conversations.load(key, '')).due).toEqual([dueOf(1)]);
      await store.conversations.settle(key, turn(1));
      expect(await store.conversations.unsettled()).not.toContain(key);
    });

    test('a commit that changes nothing leaves nothing to be done', async () => {
      await store.conversations.commit(commitOf(0));
      await store.conversations.commit(commitOf(0, { turnId: turn(9), due: [dueOf(9)] }));
      await store.conversations.commit(commitOf(1, { turnId: turn(0), due: [dueOf(0)] }));
      expect((await store.conversations.load(key, '')).due).toEqual([]);
    });

    test('forgetting a conversation takes what was on its way, keeps what is new, and takes nothing of others', async () => {
      const other: ConversationKey = `${key}-other`;
      await store.conversations.commit(commitOf(0, { outbound: [entry(0, 0)], due: [dueOf(0)] }));
      await store.conversations.commit({
        ...commitOf(0, { turnId: turn(1) }),
        key: other,
        outbound: [{ ...entry(1, 0), key: other }],
      });
      await store.conversations.commit({
        ...commitOf(1, { turnId: turn(2), outbound: [entry(2, 0)], due: [dueOf(2)] }),
        conversation: undefined,
      });
      expect(await waitingSays()).toEqual(['2.0']);
      expect((await store.conversations.load(key, '')).due).toEqual([dueOf(2)]);
      expect(await store.outbox.waiting(other)).toHaveLength(1);
    });

    test('what could not be done while a conversation was silent is forgotten with it', async () => {
      await store.conversations.commit(
        commitOf(0, { due: [dueOf(0)], conversation: aConversation({ ticket: 'PR-1' }) }),
      );
      await store.conversations.expire(NOW, NOW);
      expect((await store.conversations.load(key, '')).due).toHaveLength(1);
      await store.conversations.expire(NOW + 1, NOW + 1);
      expect((await store.conversations.load(key, '')).due).toEqual([]);
    });
  });
}
