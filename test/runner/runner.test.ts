import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { NOTHING_KEPT, type World } from '../../src/conversation/index.ts';
import type { ConversationKey, Inbound, InboundEvent } from '../../src/message.ts';
import {
  type ConversationStore,
  createRunner,
  inOrder,
  type OutboxEntry,
  type Runner,
} from '../../src/runner/index.ts';
import { type Database, sqlConversations, sqlOutbox } from '../../src/storage/index.ts';
import { realWorld } from '../support/content.ts';
import { openDatabase } from '../support/database.ts';
import { testLog } from '../support/log.ts';

let database: Database;
let world: World;
let key: ConversationKey;
let count = 0;

beforeAll(async () => {
  [database, world] = await Promise.all([openDatabase(), realWorld()]);
});
afterAll(() => database.close());
beforeEach(() => {
  count += 1;
  key = `telegram:${count}`;
});

const PLACES = ['before-load', 'before-commit', 'after-commit', 'before-effects', 'before-settling'] as const;
type Faults = Partial<Record<(typeof PLACES)[number], number>>;

/** A runner on the real storage that fails at a place as often as a test says, as if the process had died there. */
function fragileRunner(faults: Faults = {}) {
  const stored = sqlConversations(database);
  const applied: string[] = [];
  const woken: ConversationKey[] = [];
  const sentNow: OutboxEntry[] = [];
  const { log, lines } = testLog();
  function dieAt(place: keyof Faults): void {
    const left = faults[place] ?? 0;
    if (left === 0) return;
    faults[place] = left - 1;
    throw new Error(`died ${place}`);
  }
  const conversations: ConversationStore = {
    ...stored,
    load: async (...args) => {
      dieAt('before-load');
      return stored.load(...args);
    },
    commit: async (commit) => {
      dieAt('before-commit');
      const outcome = await stored.commit(commit);
      dieAt('after-commit');
      return outcome;
    },
    settle: async (...args) => {
      dieAt('before-settling');
      return stored.settle(...args);
    },
  };
  const runner = createRunner({
    world: () => world,
    conversations,
    effects: {
      carryOut: async (_key, { turnId, effects }) => {
        dieAt('before-effects');
        applied.push(...effects.map((effect, number) => `${turnId} ${number} ${effect.do}`));
      },
    },
    kept: async () => NOTHING_KEPT,
    blockedUntil: () => undefined,
    tryPin: async () => ({ is: 'wrong' }),
    alone: database.alone,
    wakeOutbox: (woke) => void woken.push(woke),
    sendNow: async (entry) => void sentNow.push(entry),
    log,
  });
  return { runner, applied, woken, sentNow, lines };
}

function inbound(number: number, event: InboundEvent): Inbound {
  return {
    channel: 'telegram',
    conversation: key,
    turnId: `${key}/${number}`,
    at: 1_000_000 + number,
    event,
  };
}

const START: InboundEvent = { type: 'choice', id: 'locale:sq' };

const queued = async () => (await sqlOutbox(database).waiting(key)).map((entry) => entry.id);

async function deliverUntilTaken(runner: Runner, message: Inbound): Promise<number> {
  for (let tries = 1; tries < 10; tries += 1) {
    try {
      await runner.receive(message);
      return tries;
    } catch {
      // The platform delivers again.
    }
  }
  throw new Error('never taken');
}

describe('the runner', () => {
  test.each(PLACES)('loses and doubles nothing when it dies %s and the update comes again', async (place) => {
    const { runner, applied } = fragileRunner({ [place]: 1 });
    expect(await deliverUntilTaken(runner, inbound(1, START))).toBe(2);
    expect(await queued()).toEqual([`${key}/1#0`]);
    // Effects may be carried out twice; they carry the same ids, so that it changes nothing.
    expect(new Set(applied)).toEqual(new Set([`${key}/1 0 count`, `${key}/1 1 count`]));
    expect(await sqlConversations(database).load(key, '')).toMatchObject({ version: 1, due: [] });
  });

  test('takes an update that was delivered twice once', async () => {
    const { runner, woken } = fragileRunner();
    await Promise.all([runner.receive(inbound(1, START)), runner.receive(inbound(1, START))]);
    expect(await queued()).toEqual([`${key}/1#0`]);
    expect(woken).toEqual([key]);
  });

  test('takes updates of one conversation in the order in which they came', async () => {
    const { runner } = fragileRunner();
    const events: InboundEvent[] = [
      START,
      ...Array.from({ length: 5 }, () => ({ type: 'choice' as const, id: 'go:menu' })),
    ];
    await Promise.all(events.map((event, number) => runner.receive(inbound(number, event))));
    expect(await queued()).toEqual(events.map((_, number) => `${key}/${number}#0`));
  });

  test('two runners on one storage settle who goes first', async () => {
    const one = fragileRunner().runner;
    const other = fragileRunner().runner;
    await Promise.all(
      [1, 2, 3, 4, 5, 6].map((number) => (number % 2 ? one : other).receive(inbound(number, START))),
    );
    expect((await queued()).sort()).toEqual([1, 2, 3, 4, 5, 6].map((number) => `${key}/${number}#0`));
  });

  test('sets aside what fails again and again, says sorry, and goes on', async () => {
    const { runner, lines } = fragileRunner({ 'before-commit': 3 });
    expect(await deliverUntilTaken(runner, inbound(1, START))).toBe(3);
    const [sorry] = await sqlOutbox(database).waiting(key);
    expect(sorry?.message.says).toEqual(['sorry']);
    expect(sorry?.message.choices?.flat().map((choice) => choice.id)).toEqual(['go:person']);
    expect(lines.some((line) => line.includes('set aside'))).toBe(true);
    await runner.receive(inbound(2, START));
    expect(await queued()).toHaveLength(2);
  });

  test('answers while effects fail, and carries them out later, in order, even if nothing comes any more', async () => {
    const { runner, applied, woken, lines } = fragileRunner({ 'before-effects': 5 });
    expect(await deliverUntilTaken(runner, inbound(1, START))).toBe(3);
    expect(await queued()).toEqual([`${key}/1#0`]);
    expect(woken).toEqual([key]);
    const article = inbound(2, { type: 'choice', id: 'article:visa-ees' });
    await expect(runner.receive(article)).rejects.toThrow('died before-effects');
    expect(await queued()).toContain(`${key}/2#0`);
    await runner.catchUp();
    expect(applied).toEqual([]);
    expect(lines.filter((line) => line.includes('still fails'))).toHaveLength(1);
    await runner.catchUp();
    expect([...new Set(applied.map((one) => one.split(' ')[0]))]).toEqual([`${key}/1`, `${key}/2`]);
    expect((await sqlConversations(database).load(key, '')).due).toEqual([]);
  });

  test('of two taps at the same moment in two processes, only one does something', async () => {
    const one = fragileRunner();
    const other = fragileRunner();
    await one.runner.receive(inbound(1, { type: 'text', text: 'A më duhet vizë për Gjermani?' }));
    await one.runner.receive(inbound(2, { type: 'choice', id: 'go:person' }));
    const agree: InboundEvent = { type: 'choice', id: 'consent:yes' };
    await Promise.all([one.runner.receive(inbound(3, agree)), other.runner.receive(inbound(4, agree))]);
    const opened = [...one.applied, ...other.applied].filter((effect) => effect.endsWith('open-ticket'));
    expect(opened).toHaveLength(1);
  });

  test('without storage, danger is answered with the numbers and everything else with "try again"', async () => {
    const { log } = testLog();
    const sentNow: OutboxEntry[] = [];
    const gone = async () => {
      throw new Error('the database is gone');
    };
    const runner = createRunner({
      world: () => world,
      conversations: {
        load: gone,
        commit: gone,
        settle: gone,
        unsettled: gone,
        countFailure: gone,
        expire: gone,
      },
      effects: { carryOut: gone },
      kept: gone,
      blockedUntil: () => undefined,
      tryPin: gone,
      alone: gone,
      wakeOutbox: () => {},
      sendNow: async (entry) => void sentNow.push(entry),
      log,
    });
    const danger: InboundEvent = { type: 'text', text: "burri po m'rreh, ndihmë" };
    await expect(runner.receive(inbound(1, danger))).rejects.toThrow('the database is gone');
    await expect(runner.receive(inbound(2, { type: 'choice', id: 'go:menu' }))).rejects.toThrow();
    const [numbers, later] = sentNow.map((entry) => entry.message);
    expect(numbers?.says[0]).toBe('urgent.violence');
    expect(JSON.stringify(numbers?.text)).toContain('tel:112');
    expect(later?.says).toEqual(['try-again']);
  });

  test('never logs what people write', async () => {
    const { runner, lines } = fragileRunner({ 'before-commit': 3 });
    await deliverUntilTaken(runner, inbound(1, { type: 'text', text: 'Quhem Arta, numri im 044123456' }));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('\n')).not.toMatch(/Arta|044123456/);
  });
});

describe('work in order', () => {
  test('runs the work of one key one after the other, and goes on after a failure', async () => {
    const order: string[] = [];
    const run = inOrder<string>();
    const work =
      (name: string, fails = false) =>
      async () => {
        order.push(`${name} begins`);
        await Promise.resolve();
        order.push(`${name} ends`);
        if (fails) throw new Error(name);
      };
    const results = await Promise.allSettled([run('k', work('first', true)), run('k', work('second'))]);
    expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
    expect(results.map((result) => result.status)).toEqual(['rejected', 'fulfilled']);
  });
});
