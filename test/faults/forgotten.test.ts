import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { NOTHING_KEPT, type World } from '../../src/conversation/index.ts';
import type { ConversationKey, Inbound, InboundEvent } from '../../src/message.ts';
import { createEffects, createRunner } from '../../src/runner/index.ts';
import {
  type Database,
  openPostgres,
  redisStores,
  type Stores,
  sqlRecords,
  sqlReminders,
  sqlStores,
  sqlTickets,
  sqlTicks,
} from '../../src/storage/index.ts';
import { createSeal, createTickets } from '../../src/tickets/index.ts';
import { manualClock } from '../support/clock.ts';
import { realWorld } from '../support/content.ts';
import { testLog } from '../support/log.ts';
import { type FreshDatabase, withPostgres, withRedis } from '../support/services.ts';

const NOW = Date.parse('2026-12-01T09:00:00+01:00');
const seal = createSeal(Buffer.alloc(32, 7));

/** Up to the last word before a case is opened. */
const TALK: InboundEvent[] = [
  { type: 'choice', id: 'locale:en' },
  { type: 'text', text: 'Do I need a visa for Germany?' },
  { type: 'choice', id: 'go:person' },
];
const CONSENT: InboundEvent = { type: 'choice', id: 'consent:yes' };
const DELETE: InboundEvent = { type: 'choice', id: 'delete:yes' };

let world: World;
beforeAll(async () => {
  world = await realWorld();
});

/** A place where a process stops until it is let on. */
function gate() {
  let [arrive, open] = [() => {}, () => {}];
  const reached = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const pass = () => {
    arrive();
    return opened;
  };
  return { reached, open: () => open(), pass };
}

type Process = Awaited<ReturnType<typeof startProcess>>;

/** One of two processes that share the storage, joined as in app.ts. Where a gate is named, it stops there once. */
async function startProcess(
  database: Database,
  stores: Stores,
  stops: { at?: string; gate?: () => Promise<void> } = {},
) {
  let stop = stops.gate;
  const passing = async (place: string) => {
    if (place !== stops.at || !stop) return;
    const wait = stop;
    stop = undefined;
    await wait();
  };
  const tickets = createTickets({
    repository: sqlTickets(database, seal),
    clock: manualClock(NOW),
    announce: () => {},
    isPin: () => false,
    wakeRelay: () => {},
  });
  const [reminders, ticks] = [sqlReminders(database, seal), sqlTicks(database, seal)];
  const runner = createRunner({
    world: () => world,
    conversations: {
      ...stores.conversations,
      async load(...args) {
        const loaded = await stores.conversations.load(...args);
        await passing('loaded');
        return loaded;
      },
    },
    effects: createEffects({
      tickets: {
        ...tickets,
        async openTicket(...args) {
          await passing('opening');
          await tickets.openTicket(...args);
        },
      },
      referrals: { answer: async () => {}, noteVisit: async () => {}, hush: async () => {} },
      reminders,
      ticks,
      records: sqlRecords(database, seal, world.centre),
      forget: [tickets.erasePerson, reminders.erasePerson, ticks.erasePerson],
    }),
    kept: async () => NOTHING_KEPT,
    blockedUntil: () => undefined,
    tryPin: async () => ({ is: 'wrong' }),
    async alone(name, work) {
      await passing('committed');
      return database.alone(name, work);
    },
    wakeOutbox: () => {},
    sendNow: async () => {},
    log: testLog().log,
  });
  return { runner, stores };
}

function forgetsFor(
  name: string,
  openStores: (database: Database) => Promise<Stores>,
  fresh: () => FreshDatabase,
) {
  describe(`who was forgotten stays so while two processes are at work, with ${name}`, () => {
    let databases: Database[];
    let stores: Stores[];
    let key: ConversationKey;
    let turns = 0;

    beforeEach(async () => {
      turns += 1;
      key = `web:forgotten-${Date.now()}-${turns}`;
      databases = await Promise.all([0, 1].map(() => openPostgres(fresh().url, testLog().log)));
      stores = await Promise.all(databases.map(openStores));
    });
    afterEach(async () => {
      await Promise.all(stores.map((one) => one.close()));
      await Promise.all(databases.map((one) => one.close()));
    });

    const start = (number: number, stops?: Parameters<typeof startProcess>[2]) =>
      startProcess(databases[number] as Database, stores[number] as Stores, stops);
    const inbound = (event: InboundEvent): Inbound => {
      turns += 1;
      return { channel: 'web', conversation: key, turnId: `${key}/${turns}`, at: NOW + turns, event };
    };
    const talk = async ({ runner }: Process, ...events: InboundEvent[]) => {
      for (const event of events) await runner.receive(inbound(event));
    };
    const kept = async () => {
      const tickets = await databases[0]?.query('select 1 from tickets where person = $1', [seal.mark(key)]);
      const loaded = await stores[0]?.conversations.load(key, '');
      const waiting = await stores[0]?.outbox.waiting(key);
      return {
        tickets: tickets?.length,
        conversation: loaded?.conversation,
        due: loaded?.due,
        says: waiting?.flatMap(({ message }) => message.says),
      };
    };
    const NOTHING = { tickets: 0, conversation: undefined, due: [], says: ['delete.done'] };

    test('a case that another process was about to open is not opened afterwards', async () => {
      const { reached, open, pass } = gate();
      const [one, slow] = [await start(0), await start(1, { at: 'committed', gate: pass })];
      await talk(one, ...TALK);
      const consents = talk(slow, CONSENT);
      await reached;
      await talk(one, DELETE);
      open();
      await consents;
      expect(await kept()).toEqual(NOTHING);
    });

    test('a case that another process is opening is erased when it is there', async () => {
      const { reached, open, pass } = gate();
      const [one, slow] = [await start(0), await start(1, { at: 'opening', gate: pass })];
      await talk(one, ...TALK);
      const consents = talk(slow, CONSENT);
      await reached;
      const deletes = talk(one, DELETE);
      open();
      await Promise.all([consents, deletes]);
      expect(await kept()).toEqual(NOTHING);
    });

    test('what a counsellor wrote just then is not said, and brings no talk back', async () => {
      const { reached, open, pass } = gate();
      const [one, slow] = [await start(0), await start(1, { at: 'loaded', gate: pass })];
      await talk(one, ...TALK, CONSENT);
      const brings = slow.runner.bring(
        inbound({ type: 'counsellor-message', ticket: 'PR-1', text: 'Hello' }),
        async () => (await kept()).tickets !== 0,
      );
      await reached;
      await talk(one, DELETE);
      open();
      await brings;
      expect(await kept()).toEqual(NOTHING);
    });

    test('whoever comes next finishes the forgetting of a process that died in the middle', async () => {
      const { reached, pass } = gate();
      const [one, dying] = [await start(0), await start(1, { at: 'committed', gate: pass })];
      await talk(one, ...TALK, CONSENT);
      void talk(dying, DELETE);
      await reached;
      await one.runner.bring(
        inbound({ type: 'counsellor-message', ticket: 'PR-1', text: 'Hello' }),
        async () => (await kept()).tickets !== 0,
      );
      expect(await kept()).toEqual(NOTHING);
    });
  });
}

withPostgres((freshDatabase) => {
  let fresh: FreshDatabase;
  beforeAll(async () => {
    fresh = await freshDatabase();
  });
  afterAll(() => fresh.drop());
  forgetsFor(
    'PostgreSQL',
    async (database) => sqlStores(database),
    () => fresh,
  );
  withRedis((address) => {
    forgetsFor(
      'PostgreSQL and Redis',
      () => redisStores(address, testLog().log),
      () => fresh,
    );
  });
});
