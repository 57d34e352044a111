import { describe, expect, test } from '@jest/globals';
import type { ConversationKey } from '../../src/message.ts';
import { type Outbox, OutboxWorker, SendError, type Traces, type Waiting } from '../../src/runner/index.ts';
import { localLeases } from '../../src/storage/index.ts';
import { manualClock } from '../support/clock.ts';
import { testLog } from '../support/log.ts';

/** A worker over a list, with a platform that answers as a test says. */
function workshop(messages: Array<{ key: ConversationKey; id: string; clears?: true }>) {
  const clock = manualClock(0);
  const { log } = testLog();
  let waiting: Waiting[] = messages.map(({ key, id, clears }) => ({
    key,
    id,
    message: { says: [id], text: [], locale: 'sq', ...(clears && { clears }) },
    attempts: 0,
    notBefore: 0,
  }));
  const outbox: Outbox = {
    waiting: async (key) => waiting.filter((one) => one.key === key),
    conversations: async () => [...new Set(waiting.map((one) => one.key))],
    delivered: async (_key, id) => {
      waiting = waiting.filter((one) => one.id !== id);
    },
    postpone: async (_key, id, notBefore) => {
      waiting = waiting.map((one) =>
        one.id === id ? { ...one, notBefore, attempts: one.attempts + 1 } : one,
      );
    },
    giveUp: async (_key, ids) => {
      waiting = waiting.filter((one) => !ids.includes(one.id));
    },
  };
  let shown: string[] = [];
  const traces: Traces = {
    note: async (_key, references) => void shown.push(...references),
    list: async () => shown,
    erase: async () => {
      shown = [];
    },
    expire: async () => {},
  };
  const sent: string[] = [];
  const reports: string[] = [];
  const undeliverable: string[] = [];
  const answers = new Map<string, Error[]>();
  const worker = new OutboxWorker({
    outbox,
    traces,
    leases: localLeases(),
    channels: [
      {
        name: 'telegram',
        send: async ({ id }, noteShown) => {
          noteShown?.(`part of ${id}`);
          const error = answers.get(id)?.shift();
          if (error) throw error;
          sent.push(id);
        },
        remove: async (_key, references) => {
          const error = answers.get('remove')?.shift();
          if (error) throw error;
          sent.push(`removed: ${references.join(', ')}`);
        },
      },
    ],
    clock,
    log,
    report: async (id, delivery) => void reports.push(`${id} ${delivery}`),
    noteUndeliverable: async (ids, channel, _at, reason) =>
      void undeliverable.push(`${ids.join(' ')} on ${channel}: ${reason}`),
    catchUp: async () => {},
  });
  return {
    clock,
    worker,
    sent,
    reports,
    undeliverable,
    /** The platform refuses this message with these errors, one after the other, before it takes it. */
    refuse: (id: string, ...errors: Error[]) => answers.set(id, errors),
    left: () => waiting.map((one) => one.id),
    /** Lets everything happen that can happen now. */
    settle: () => new Promise<void>((resolve) => setImmediate(resolve)),
  };
}

const A = 'telegram:a' as const;
const B = 'telegram:b' as const;

describe('the outbox worker', () => {
  test('takes up at the start what an earlier run left, in order', async () => {
    const { worker, sent, left, reports, settle } = workshop([
      { key: A, id: 'a1' },
      { key: A, id: 'a2' },
    ]);
    await worker.start();
    await settle();
    expect(sent).toEqual(['a1', 'a2']);
    expect(left()).toEqual([]);
    expect(reports).toEqual(['a1 sent', 'a2 sent']);
  });

  test('waits as long as the platform asks, and keeps later messages of that person behind', async () => {
    const { worker, sent, refuse, clock, settle } = workshop([
      { key: A, id: 'a1' },
      { key: A, id: 'a2' },
      { key: B, id: 'b1' },
    ]);
    refuse('a1', new SendError('too many', { retryAfterSeconds: 7 }));
    await worker.start();
    await settle();
    expect(sent).toEqual(['b1']);
    clock.advance(6999);
    await settle();
    expect(sent).toEqual(['b1']);
    clock.advance(1);
    await settle();
    expect(sent).toEqual(['b1', 'a1', 'a2']);
  });

  test('tries again later and later when the platform names no time', async () => {
    const { worker, sent, refuse, clock, settle } = workshop([{ key: A, id: 'a1' }]);
    refuse('a1', new Error('no answer'), new Error('no answer'));
    worker.wake(A);
    await settle();
    clock.advance(1000);
    await settle();
    expect(sent).toEqual([]);
    clock.advance(1999);
    await settle();
    expect(sent).toEqual([]);
    clock.advance(1);
    await settle();
    expect(sent).toEqual(['a1']);
  });

  test.each([
    ['back', -5],
    ['ahead', 5],
  ])('goes on when the clock is set %s by hours', async (_way, hours) => {
    const { worker, sent, refuse, clock, settle } = workshop([
      { key: A, id: 'a1' },
      { key: A, id: 'a2' },
    ]);
    refuse('a1', new Error('no answer'));
    worker.wake(A);
    await settle();
    clock.set(hours * 3_600_000);
    clock.advance(1000);
    await settle();
    expect(sent).toEqual(['a1', 'a2']);
    expect(worker.longestWait()).toBe(0);
  });

  test('gives up everything for a person who has left', async () => {
    const { worker, refuse, left, reports, undeliverable, settle } = workshop([
      { key: A, id: 'a1' },
      { key: A, id: 'a2' },
    ]);
    refuse('a1', new SendError('blocked', { personHasLeft: true }));
    worker.wake(A);
    await settle();
    expect(left()).toEqual([]);
    expect(reports).toEqual(['a1 failed', 'a2 failed']);
    expect(undeliverable).toEqual(['a1 a2 on telegram: blocked']);
  });

  test('gives up one message that is never taken, and goes on', async () => {
    const { worker, refuse, sent, reports, undeliverable, settle } = workshop([
      { key: A, id: 'a1' },
      { key: A, id: 'a2' },
    ]);
    refuse('a1', new SendError('malformed', { permanent: true }));
    worker.wake(A);
    await settle();
    expect(sent).toEqual(['a2']);
    expect(reports).toEqual(['a1 failed', 'a2 sent']);
    expect(undeliverable).toEqual(['a1 on telegram: malformed']);
  });

  test('does not retry for ever', async () => {
    const { worker, refuse, left, clock, settle } = workshop([{ key: A, id: 'a1' }]);
    refuse('a1', ...Array.from({ length: 50 }, () => new Error('no answer')));
    worker.wake(A);
    for (let hour = 0; hour < 48; hour += 1) {
      await settle();
      clock.advance(3_600_000);
    }
    expect(left()).toEqual([]);
  });

  test('leaves what is for a channel that is switched off', async () => {
    const { worker, sent, left, settle } = workshop([{ key: 'viber:v', id: 'v1' }]);
    await worker.start();
    await settle();
    expect(sent).toEqual([]);
    expect(left()).toEqual(['v1']);
  });

  test('begins nothing after it was stopped', async () => {
    const { worker, sent, left, settle } = workshop([{ key: A, id: 'a1' }]);
    await worker.stop();
    worker.wake(A);
    await settle();
    expect(sent).toEqual([]);
    expect(left()).toEqual(['a1']);
  });

  test('clears the chat before a message that asks for it, and tries again until the platform has done so', async () => {
    const { worker, sent, refuse, clock, settle } = workshop([
      { key: A, id: 'a1' },
      { key: A, id: 'a2' },
      { key: A, id: 'a3', clears: true },
    ]);
    refuse('a2', new Error('no answer'));
    refuse('remove', new SendError('no answer'));
    worker.wake(A);
    for (let times = 0; times < 3; times += 1) {
      await settle();
      clock.advance(1000);
    }
    await settle();
    // A part of a2 stood in the chat when its first try failed: it goes, too.
    expect(sent).toEqual(['a1', 'a2', 'removed: part of a1, part of a2, part of a2', 'a3']);
  });
});
