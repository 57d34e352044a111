import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Conversation, type Effect, turn, type World } from '../../src/conversation/index.ts';
import type { ConversationKey, Inbound, InboundEvent } from '../../src/message.ts';
import type { Commit } from '../../src/runner/index.ts';
import {
  type Database,
  openPglite,
  openPostgres,
  redisStores,
  type Stores,
  sqlRecords,
  sqlStores,
  sqlTickets,
} from '../../src/storage/index.ts';
import { createSeal, createTickets, type TicketRepository } from '../../src/tickets/index.ts';
import { manualClock } from '../support/clock.ts';
import { realWorld } from '../support/content.ts';
import { testLog } from '../support/log.ts';
import { type RedisServer, startRedisServer, withRedisServers } from '../support/redis-server.ts';
import { type FreshDatabase, withPostgres } from '../support/services.ts';
import { Fate, type Mishap } from './fragile.ts';
import { Platform, type Shared } from './platform.ts';

/** Schedules on each storage: a few with the other tests, 2,000 by `npm run faults`. */
const RUNS = Number(process.env.FAULT_RUNS ?? 20);

/** Milliseconds. */
const TIME = 30_000 + RUNS * 500;

const NOW = Date.parse('2026-12-01T09:00:00+01:00');

/** From a greeting to a case with a counsellor and back. */
const EVENTS: InboundEvent[] = [
  { type: 'choice', id: 'locale:en' },
  { type: 'text', text: 'Do I need a visa for Germany?' },
  { type: 'choice', id: 'go:person' },
  { type: 'choice', id: 'consent:yes' },
  { type: 'choice', id: 'consent:yes' },
  { type: 'text', text: 'I have a child with me.' },
  { type: 'text', text: 'And a question about school.' },
  { type: 'choice', id: 'article:visa-ees' },
  { type: 'choice', id: 'go:end-talk' },
];

/** What happens in one run of the world. */
type Schedule = {
  updates: Array<{ person: number; event: InboundEvent; to: number; copies: number; together: boolean }>;
  mishaps: ReadonlyMap<number, Mishap>;
  pauses: number[];
};

const update = fc.record({
  person: fc.constantFrom(0, 0, 1),
  event: fc.constantFrom(...EVENTS),
  to: fc.nat(1),
  copies: fc.constantFrom(1, 1, 1, 2),
  together: fc.boolean(),
});

/** The way to a case, in order, or anything in any order. */
const updates = fc.oneof(
  fc
    .array(update, { minLength: EVENTS.length, maxLength: EVENTS.length })
    .map((list) => list.map((one, number) => ({ ...one, person: 0, event: EVENTS[number] ?? one.event }))),
  fc.array(update, { minLength: 2, maxLength: 9 }),
);

const mishaps = fc
  .uniqueArray(
    fc.tuple(
      fc.integer({ min: 1, max: 90 }),
      fc.constantFrom<Mishap>(
        'dies-before',
        'dies-after',
        'dies-before',
        'dies-after',
        'fails-before',
        'fails-after',
      ),
    ),
    { maxLength: 6, selector: ([call]) => call },
  )
  // Three failures of one update would set it aside, which is another promise.
  .filter((list) => list.filter(([, mishap]) => mishap.startsWith('fails')).length <= 2)
  .map((list) => new Map(list));

const schedules: fc.Arbitrary<Schedule> = fc.record({
  updates,
  mishaps,
  pauses: fc.array(fc.nat(3), { minLength: 7, maxLength: 7 }),
});

let world: World;
let runs = 0;
beforeAll(async () => {
  world = await realWorld();
});

type Ground = {
  database: Database;
  repository: TicketRepository;
  openStores: () => Promise<Stores>;
  /** Processes at the same time. */
  processes: number;
};

const seal = createSeal(Buffer.alloc(32, 7));

/** Runs the world on a schedule and holds what came of it against the turns alone, one after the other. */
async function prove(
  { database, repository, openStores, processes }: Ground,
  schedule: Schedule,
): Promise<void> {
  runs += 1;
  await database.query('truncate tickets, events cascade');
  const clock = manualClock(NOW);
  const records = sqlRecords(database, seal, world.centre);
  const ignore = () => {};
  const tickets = createTickets({
    repository,
    clock,
    announce: ignore,
    isPin: () => false,
    wakeRelay: ignore,
  });
  const fate = new Fate(schedule.mishaps, schedule.pauses);
  const { alone } = database;
  const shared: Shared = { world, openStores, tickets, records, alone, clock, fate, commits: [], shown: [] };
  const platform = new Platform(shared, processes);
  const inbounds = schedule.updates.map(({ person, event }, number) =>
    inboundOf(`telegram:${runs}-${person}`, number, event),
  );

  const underWay: Array<Promise<void>> = [];
  for (const [number, { to, copies, together }] of schedule.updates.entries()) {
    const inbound = inbounds[number];
    if (!inbound) continue;
    for (let copy = 0; copy < copies; copy += 1) underWay.push(platform.deliver(inbound, to + copy));
    if (!together) await Promise.all(underWay);
  }
  await Promise.all(underWay);
  const keys = [...new Set(inbounds.map((inbound) => inbound.conversation))];
  await platform.settle(keys);

  const effects: Array<{ inbound: Inbound; effect: Effect; number: number }> = [];
  const stores = await openStores();
  for (const key of keys) {
    const commits = shared.commits.filter((commit) => commit.key === key);
    const expected = replay(
      inbounds.filter((inbound) => inbound.conversation === key),
      commits,
    );
    const stored = await stores.conversations.load(key, '');
    expect(stored).toEqual({ ...expected.state, done: false, due: [] });
    const shown = shared.shown.filter((entry) => entry.key === key).map((entry) => entry.id);
    expect(shown.filter((id, number) => id !== shown[number - 1])).toEqual(expected.messages);
    effects.push(...expected.effects);
  }
  await stores.close();
  await expectEffects(database, repository, effects);
}

function inboundOf(conversation: ConversationKey, number: number, event: InboundEvent): Inbound {
  return { channel: 'telegram', conversation, turnId: `${conversation}/${number}`, at: NOW + number, event };
}

/** What must come of the updates in the order in which they were committed, each exactly once. */
function replay(inbounds: readonly Inbound[], commits: readonly Commit[]) {
  expect(commits.map((commit) => commit.turnId).toSorted()).toEqual(
    inbounds.map(({ turnId }) => turnId).toSorted(),
  );
  let conversation: Conversation | undefined;
  const messages: string[] = [];
  const effects: Array<{ inbound: Inbound; effect: Effect; number: number }> = [];
  for (const { turnId } of commits) {
    const inbound = inbounds.find((one) => one.turnId === turnId);
    if (!inbound) continue;
    const result = turn(world, conversation, inbound);
    conversation = result.conversation;
    messages.push(...result.replies.map((_, number) => `${turnId}#${number}`));
    effects.push(...result.effects.map((effect, number) => ({ inbound, effect, number })));
  }
  return { state: { conversation, version: commits.length }, messages, effects };
}

async function expectEffects(
  database: Database,
  repository: TicketRepository,
  effects: ReadonlyArray<{ inbound: Inbound; effect: Effect; number: number }>,
): Promise<void> {
  const counted = await database.query<{ mark: string; number: number; event: string }>(
    'select turn_id as mark, number, event from events',
  );
  expect(counted.map(({ mark, number, event }) => `${mark} ${number} ${event}`).toSorted()).toEqual(
    effects
      .flatMap(({ inbound, effect, number }) =>
        effect.do === 'count' ? [`${seal.mark(inbound.turnId)} ${number} ${effect.what.event}`] : [],
      )
      .toSorted(),
  );
  const opened = effects.flatMap(({ effect }) =>
    effect.do === 'open-ticket' ? [effect.ticket.reference] : [],
  );
  const found = await database.query<{ reference: string }>('select reference from tickets');
  expect(found.map(({ reference }) => reference).toSorted()).toEqual(opened.toSorted());
  for (const reference of opened) {
    const ticket = await repository.read(reference);
    const added: string[] = [];
    const happened: string[] = [];
    for (const { effect } of effects) {
      if (effect.do === 'add-to-thread' && effect.ticket === reference) {
        added.push(effect.text);
        happened.push('person-wrote');
      } else if (effect.do === 'withdraw-ticket' && effect.ticket === reference) {
        // What was told goes with the consent.
        added.length = 0;
        happened.push('ticket-withdrawn');
      }
    }
    expect(ticket?.thread.map(({ text }) => text)).toEqual(added);
    const types = ticket?.history.map(({ event }) => event.type) ?? [];
    expect(types.filter((type) => happened.includes(type))).toEqual(happened);
  }
}

function proveOn(name: string, open: () => Promise<Ground & { close(): Promise<void> }>): void {
  describe(`whatever dies, fails, comes twice or at the same time, on ${name}`, () => {
    let ground: Ground & { close(): Promise<void> };
    beforeAll(async () => {
      ground = await open();
    });
    afterAll(() => ground.close());

    test(
      'each update is answered once and in order, and each ticket, message and count is there once',
      async () => {
        await fc.assert(
          fc.asyncProperty(schedules, (schedule) => prove(ground, schedule)),
          { numRuns: RUNS, endOnFailure: true },
        );
      },
      TIME,
    );
  });
}

function groundOn(database: Database): Ground {
  const repository = sqlTickets(database, seal);
  return { database, repository, openStores: async () => sqlStores(database), processes: 1 };
}

proveOn('the embedded PostgreSQL', async () => {
  const database = await openPglite();
  return { ...groundOn(database), close: () => database.close() };
});

withPostgres((freshDatabase) => {
  proveOn('a served PostgreSQL', async () => {
    const fresh: FreshDatabase = await freshDatabase();
    const database = await openPostgres(fresh.url, testLog().log);
    return {
      ...groundOn(database),
      async close() {
        await database.close();
        await fresh.drop();
      },
    };
  });
});

withRedisServers(() => {
  proveOn('Redis, with two processes', async () => {
    const server: RedisServer = await startRedisServer('--appendonly', 'no');
    const database = await openPglite();
    return {
      ...groundOn(database),
      openStores: () => redisStores(server.url, testLog().log),
      processes: 2,
      async close() {
        await database.close();
        await server.remove();
      },
    };
  });
});
