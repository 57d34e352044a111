import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { NOTHING_KEPT } from '../src/conversation/index.ts';
import type { ConversationKey, InboundEvent } from '../src/message.ts';
import { createEffects, createRunner, OutboxWorker, type Receive } from '../src/runner/index.ts';
import {
  type Database,
  openPglite,
  openPostgres,
  redisStores,
  type Stores,
  sqlRecords,
  sqlStores,
} from '../src/storage/index.ts';
import { createSeal } from '../src/tickets/index.ts';
import { machine, median, realWorld } from './measure.ts';

/** Durable turns: load, turn, effects, commit, and one message out to a channel that takes everything. */

const RUNS = 5;
const TURNS = 1500;
const PEOPLE = 50;

const log = pino({ level: 'error' });
const world = await realWorld();

export async function durable(): Promise<void> {
  console.log(`${machine()}, ${RUNS} runs of ${TURNS} turns of ${PEOPLE} people each`);
  const folder = await mkdtemp(join(tmpdir(), 'busulla-bench-'));
  const embedded = await openPglite(folder);
  await report('embedded database, in a folder', embedded, sqlStores(embedded), 300);
  await rm(folder, { recursive: true });

  const { DATABASE_URL, REDIS_URL } = process.env;
  if (DATABASE_URL) {
    const served = await openPostgres(DATABASE_URL, log);
    await report('served PostgreSQL', served, sqlStores(served));
    if (REDIS_URL) {
      const both = await openPostgres(DATABASE_URL, log);
      await report('Redis and PostgreSQL', both, await redisStores(REDIS_URL, log));
    }
  } else {
    console.log('Left out: PostgreSQL and Redis, which DATABASE_URL and REDIS_URL would name.');
  }
}

async function report(name: string, database: Database, stores: Stores, wanted?: number): Promise<void> {
  const rates: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const rate = await perSecond(`${name}-${process.pid}-${run}`, database, stores);
    if (run > 0) rates.push(rate);
  }
  await stores.close();
  await database.close();
  const target = wanted === undefined ? '' : `, wanted ${wanted}`;
  console.log(
    `${name}: ${median(rates)} turns per second (${Math.min(...rates)} to ${Math.max(...rates)})${target}`,
  );
}

async function perSecond(run: string, database: Database, stores: Stores): Promise<number> {
  const { conversations, outbox, leases, traces } = stores;
  let delivered = 0;
  const worker = new OutboxWorker({
    outbox,
    traces,
    leases,
    channels: [
      {
        name: 'web',
        send: async () => {
          delivered += 1;
        },
      },
    ],
    clock: { now: Date.now, after: () => () => {} },
    log,
    report: async () => {},
    noteUndeliverable: async () => {},
    catchUp: async () => {},
  });
  const none = async () => {};
  const tickets = {
    openTicket: none,
    addFromPerson: none,
    noteFile: none,
    withdraw: none,
    promise: none,
    move: none,
    shareDetail: none,
    rate: none,
    returnToBot: none,
  };
  const runner = createRunner({
    world: () => world,
    conversations,
    effects: createEffects({
      tickets,
      referrals: { answer: none, noteVisit: none, hush: none },
      reminders: { add: none, end: none },
      ticks: { tick: none, untick: none, drop: none },
      records: sqlRecords(database, createSeal(Buffer.alloc(32)), 'PR'),
      forget: [],
    }),
    kept: async () => NOTHING_KEPT,
    blockedUntil: () => undefined,
    tryPin: async () => ({ is: 'wrong' }),
    alone: database.alone,
    wakeOutbox: (key) => worker.wake(key),
    sendNow: none,
    log,
  });
  const begin = performance.now();
  await Promise.all(Array.from({ length: PEOPLE }, (_, person) => talk(runner.receive, run, person)));
  await worker.idle();
  const rate = Math.round((TURNS / (performance.now() - begin)) * 1000);
  if (delivered < TURNS) throw new Error(`${TURNS - delivered} messages were not delivered`);
  return rate;
}

const GO_TO_MENU: InboundEvent = { type: 'choice', id: 'go:menu' };
const EVENTS: InboundEvent[] = [
  { type: 'choice', id: 'locale:sq' },
  { type: 'choice', id: 'start/who/leaving' },
  { type: 'text', text: "qysh me marr viz pune n'gjermani" },
  GO_TO_MENU,
];

async function talk(receive: Receive, run: string, person: number): Promise<void> {
  const conversation: ConversationKey = `web:${run}-${person}`;
  for (let number = 0; number < TURNS / PEOPLE; number += 1) {
    const event = EVENTS[number % EVENTS.length] ?? GO_TO_MENU;
    await receive({
      channel: 'web',
      conversation,
      turnId: `${conversation}/${number}`,
      at: Date.now(),
      event,
    });
  }
}
