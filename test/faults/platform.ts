import { NOTHING_KEPT, type World } from '../../src/conversation/index.ts';
import type { ConversationKey, Inbound } from '../../src/message.ts';
import {
  type Commit,
  type ConversationStore,
  createEffects,
  createRunner,
  type OutboxEntry,
  OutboxWorker,
  type Records,
} from '../../src/runner/index.ts';
import type { Database, Stores } from '../../src/storage/index.ts';
import type { Tickets } from '../../src/tickets/index.ts';
import type { ManualClock } from '../support/clock.ts';
import { testLog } from '../support/log.ts';
import { type Fate, fragile, Life } from './fragile.ts';

/** What all processes share: the storage, and the platform that shows people their messages. */
export type Shared = {
  world: World;
  openStores: () => Promise<Stores>;
  tickets: Tickets;
  records: Records;
  alone: Database['alone'];
  clock: ManualClock;
  fate: Fate;
  /** The turns that were committed, in the order in which each conversation got them. */
  commits: Commit[];
  /** The messages that people see, as they came. */
  shown: OutboxEntry[];
};

export type Process = {
  life: Life;
  receive(inbound: Inbound): Promise<void>;
  worker: OutboxWorker;
  /** What happens of itself some time after a process has died, so that others can go on. */
  buried(): Promise<void>;
  close(): Promise<void>;
};

/** What the dead hear. */
const NOBODY = Promise.reject(new Error('the process has died'));
NOBODY.catch(() => {});

/** One process of the program, joined as in app.ts, in which any call of a port may be the last. */
export async function startProcess(shared: Shared): Promise<Process> {
  const { fate, clock, world, shown } = shared;
  const life = new Life();
  const breakable = <Port extends object>(port: Port) => fragile(port, life, fate);
  const stores = await shared.openStores();
  const held = new Set<string>();
  const { take, release } = stores.leases;
  const runner = createRunner({
    world: () => world,
    conversations: breakable(recording(stores.conversations, shared.commits)),
    effects: createEffects({
      tickets: breakable(shared.tickets),
      referrals: { answer: async () => {}, noteVisit: async () => {}, hush: async () => {} },
      reminders: { add: async () => {}, end: async () => {} },
      ticks: { tick: async () => {}, untick: async () => {}, drop: async () => {} },
      records: breakable(shared.records),
      forget: [],
    }),
    kept: async () => NOTHING_KEPT,
    blockedUntil: () => undefined,
    tryPin: async () => ({ is: 'wrong' }),
    // The name goes with the process that has it.
    alone: (name, work) => shared.alone(name, () => Promise.race([work(), life.over.then(() => NOBODY)])),
    wakeOutbox: (key) => {
      if (!life.isOver) worker.wake(key);
    },
    sendNow: async () => {},
    log: testLog().log,
  });
  const worker = new OutboxWorker({
    outbox: breakable(stores.outbox),
    traces: stores.traces,
    leases: breakable({
      async take(name, milliseconds) {
        const taken = await take(name, milliseconds);
        if (taken) held.add(name);
        return taken;
      },
      release,
    }),
    channels: [
      breakable({
        name: 'telegram' as const,
        async send(entry: OutboxEntry) {
          shown.push(entry);
        },
      }),
    ],
    clock,
    log: testLog().log,
    report: async () => {},
    noteUndeliverable: shared.records.noteUndeliverable,
    catchUp: () => runner.catchUp(),
  });
  return {
    life,
    receive: runner.receive,
    worker,
    async buried() {
      // The platform's call ends with the process, and its leases run out.
      await Promise.all([...held].map((name) => release(name)));
    },
    close: () => stores.close(),
  };
}

function recording(store: ConversationStore, commits: Commit[]): ConversationStore {
  return {
    ...store,
    async commit(commit) {
      const outcome = await store.commit(commit);
      if (outcome === 'committed') commits.push(commit);
      return outcome;
    },
  };
}

/** The platform: it delivers an update again and again until it is acknowledged, to whichever process is alive. */
export class Platform {
  readonly #shared: Shared;
  readonly #slots: Array<Promise<Process>> = [];
  readonly #dead: Process[] = [];
  readonly #count: number;

  constructor(shared: Shared, count: number) {
    this.#shared = shared;
    this.#count = count;
  }

  async deliver(inbound: Inbound, to: number): Promise<void> {
    for (let attempt = to; attempt < to + 50; attempt += 1) {
      const process = await this.#process(attempt % this.#count);
      const outcome = await Promise.race([
        process.life.over,
        process.receive(inbound).then(
          () => 'acknowledged' as const,
          () => 'failed' as const,
        ),
      ]);
      if (outcome === 'acknowledged') return;
    }
    throw new Error(`never acknowledged: ${inbound.turnId}`);
  }

  /** Lets time pass until nothing is on its way any more. */
  async settle(keys: readonly ConversationKey[]): Promise<void> {
    this.#shared.fate.calm();
    const stores = await this.#shared.openStores();
    for (let minute = 0; minute < 50; minute += 1) {
      for (let number = 0; number < this.#count; number += 1) {
        const { worker } = await this.#process(number);
        await Promise.all(this.#dead.map((one) => one.buried()));
        await worker.start();
        await worker.idle();
      }
      this.#shared.clock.advance(60_000);
      const waiting = await Promise.all(keys.map((key) => stores.outbox.waiting(key)));
      const due = await stores.conversations.unsettled();
      if (waiting.flat().length === 0 && due.length === 0) break;
    }
    const living = await Promise.all(this.#slots);
    for (const process of living) await process.worker.stop();
    for (const process of [...living, ...this.#dead]) await process.close();
    await stores.close();
  }

  async #process(number: number): Promise<Process> {
    const before = await this.#slots[number];
    if (before && !before.life.isOver) return before;
    if (before && !this.#dead.includes(before)) {
      this.#dead.push(before);
      this.#slots[number] = this.#begin();
    }
    this.#slots[number] ??= this.#begin();
    return this.#process(number);
  }

  async #begin(): Promise<Process> {
    const process = await startProcess(this.#shared);
    await Promise.race([process.life.over, process.worker.start().catch(() => {})]);
    return process;
  }
}
