import type { FastifyBaseLogger } from 'fastify';
import { type ChannelName, type ConversationKey, channelOf } from '../message.ts';
import type { Records } from './effects.ts';
import {
  type Channel,
  type Clock,
  type Leases,
  type Outbox,
  SendError,
  type Traces,
  type Waiting,
} from './ports.ts';
import { clearChat } from './traces.ts';

/** Conversations that are delivered to at the same time. */
const SIDE_BY_SIDE = 32;

/** Milliseconds for which a process may deliver to a conversation alone; longer than any platform lets us wait. */
const LEASE = 60_000;

/** Milliseconds between two looks at everything that waits, for what a process that died left behind. */
const LOOK_AGAIN = 60_000;

/** After this many tries, over about a day, a message is given up. */
const MOST_ATTEMPTS = 30;

/** Milliseconds that a message waits at most for its next try, whatever the platform asks. */
const LONGEST_PAUSE = 3_600_000;

/** Milliseconds before the next try when the platform names none: 1 s, doubled with every try. */
function pauseAfter(attempts: number): number {
  return Math.min(1000 * 2 ** attempts, LONGEST_PAUSE);
}

/** Milliseconds without any delivery, and people waiting all that time, after which something is wrong on our side. */
const STUCK_AFTER = 15 * 60_000;
const STUCK_PEOPLE = 3;

/** Why a message was given up: the person has left, the platform will never take it, or it was tried for a day. */
export type Failure = 'person-left' | 'refused' | 'gave-up';

/** Is told what became of a message, by its id in the outbox. */
export type DeliveryReport = (id: string, delivery: 'sent' | 'failed', why?: Failure) => Promise<void>;

/**
 * Delivers the outbox: at least once, and in order within a conversation. Two requests sent together may arrive in either
 * order, so each conversation has one message under way.
 */
export class OutboxWorker {
  readonly #outbox: Outbox;
  readonly #traces: Traces;
  readonly #leases: Leases;
  readonly #channels: ReadonlyMap<ChannelName, Channel>;
  readonly #clock: Clock;
  readonly #log: FastifyBaseLogger;
  readonly #report: DeliveryReport;
  readonly #noteUndeliverable: Records['noteUndeliverable'];
  readonly #catchUp: () => Promise<void>;
  readonly #ready = new Set<ConversationKey>();
  readonly #underWay = new Map<ConversationKey, Promise<void>>();
  readonly #alarms = new Map<ConversationKey, () => void>();
  readonly #waitingSince = new Map<ConversationKey, number>();
  #lastDelivery: number;
  #nextLook = () => {};
  #stopped = false;

  constructor(parts: {
    outbox: Outbox;
    traces: Traces;
    leases: Leases;
    channels: readonly Channel[];
    clock: Clock;
    log: FastifyBaseLogger;
    report: DeliveryReport;
    /** Keeps, for operators, what never arrived. */
    noteUndeliverable: Records['noteUndeliverable'];
    /** Does what a crash left to be done before its messages. */
    catchUp: () => Promise<void>;
  }) {
    this.#outbox = parts.outbox;
    this.#traces = parts.traces;
    this.#leases = parts.leases;
    this.#channels = new Map(parts.channels.map((channel) => [channel.name, channel]));
    this.#clock = parts.clock;
    this.#log = parts.log;
    this.#report = parts.report;
    this.#noteUndeliverable = parts.noteUndeliverable;
    this.#catchUp = parts.catchUp;
    this.#lastDelivery = parts.clock.now();
  }

  /** Takes up what an earlier run of the program, or another process of it, left behind; now and from time to time. */
  async start(): Promise<void> {
    if (this.#stopped) return;
    this.#nextLook();
    this.#nextLook = this.#clock.after(LOOK_AGAIN, () => {
      this.start().catch((error) => this.#log.error({ err: error }, 'the outbox does not answer'));
    });
    await this.#catchUp();
    for (const key of await this.#outbox.conversations([...this.#channels.keys()])) this.wake(key);
  }

  /** This conversation has messages. Delivery begins at once, unless it is under way already: then it looks again. */
  wake(key: ConversationKey): void {
    if (this.#stopped || !this.#channels.has(channelOf(key))) return;
    this.#ready.add(key);
    if (!this.#waitingSince.has(key)) this.#waitingSince.set(key, this.#clock.now());
    this.#startMore();
  }

  /** Milliseconds since when the conversation waits that has waited longest, in this process; 0 when none does. */
  longestWait(): number {
    const since = Math.min(...this.#waitingSince.values());
    return Number.isFinite(since) ? Math.max(0, this.#clock.now() - since) : 0;
  }

  /** Whether several people wait for long, and nobody at all was sent anything meanwhile. */
  isStuck(): boolean {
    const before = this.#clock.now() - STUCK_AFTER;
    const waiting = [...this.#waitingSince.values()].filter((since) => since < before);
    return waiting.length >= STUCK_PEOPLE && this.#lastDelivery < before;
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay.values());
  }

  /** Ends when the messages under way are delivered or postponed; what waits stays in the outbox. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#ready.clear();
    this.#nextLook();
    for (const cancel of this.#alarms.values()) cancel();
    await this.idle();
  }

  #startMore(): void {
    for (const key of this.#ready) {
      if (this.#underWay.size >= SIDE_BY_SIDE) return;
      if (this.#underWay.has(key)) continue;
      this.#ready.delete(key);
      this.#underWay.set(key, this.#deliverAll(key));
    }
  }

  async #deliverAll(key: ConversationKey): Promise<void> {
    const lease = `deliver:${key}`;
    try {
      if (await this.#leases.take(lease, LEASE)) {
        await this.#deliverInOrder(key, lease);
        await this.#leases.release(lease);
      } else {
        // Whoever has it may be taking its last message just now.
        this.#wakeLater(key, pauseAfter(0));
      }
    } catch (error) {
      this.#log.error({ err: error }, 'the outbox does not answer');
      this.#wakeLater(key, pauseAfter(3));
    }
    this.#underWay.delete(key);
    this.#startMore();
  }

  async #deliverInOrder(key: ConversationKey, lease: string): Promise<void> {
    for (const [number, entry] of (await this.#outbox.waiting(key)).entries()) {
      // For the first one the lease was taken just now.
      const mine = number === 0 || (await this.#leases.take(lease, LEASE));
      if (this.#stopped || !mine || !(await this.#deliver(entry))) return;
    }
    this.#waitingSince.delete(key);
  }

  /** Returns whether the next message of the conversation may follow. */
  async #deliver(entry: Waiting): Promise<boolean> {
    const pause = entry.notBefore - this.#clock.now();
    // A longer pause means that the clock was set back meanwhile: nobody waits because of that.
    if (pause > 0 && pause <= LONGEST_PAUSE) {
      this.#wakeLater(entry.key, pause);
      return false;
    }
    try {
      await this.#send(entry);
    } catch (error) {
      return this.#sendFailed(entry, error);
    }
    this.#lastDelivery = this.#clock.now();
    await this.#outbox.delivered(entry.key, entry.id);
    await this.#report(entry.id, 'sent');
    return true;
  }

  async #send(entry: Waiting): Promise<void> {
    const channel = this.#channels.get(channelOf(entry.key));
    const shown: string[] = [];
    try {
      if (channel && entry.message.clears)
        await clearChat(channel, this.#traces, entry.key, this.#clock.now());
      await channel?.send(entry, (reference) => shown.push(reference));
    } finally {
      // Of a long message whose last part failed, the first parts stand in the chat.
      if (shown.length > 0) await this.#traces.note(entry.key, shown, this.#clock.now());
    }
  }

  async #sendFailed(entry: Waiting, error: unknown): Promise<boolean> {
    const reason = error instanceof Error ? error.message : 'unknown';
    const failure = error instanceof SendError ? error : undefined;
    if (failure?.personHasLeft) {
      const all = await this.#outbox.waiting(entry.key);
      await this.#giveUp(entry.key, all, reason, 'person-left');
      return false;
    }
    if (failure?.permanent || entry.attempts + 1 >= MOST_ATTEMPTS) {
      this.#log.error({ message: entry.id, reason }, 'a message can never be delivered');
      await this.#giveUp(entry.key, [entry], reason, failure?.permanent ? 'refused' : 'gave-up');
      return true;
    }
    const asked = failure?.retryAfterSeconds;
    const pause = asked === undefined ? pauseAfter(entry.attempts) : Math.min(asked * 1000, LONGEST_PAUSE);
    await this.#outbox.postpone(entry.key, entry.id, this.#clock.now() + pause, reason);
    this.#wakeLater(entry.key, pause);
    return false;
  }

  async #giveUp(
    key: ConversationKey,
    entries: readonly Waiting[],
    reason: string,
    why: Failure,
  ): Promise<void> {
    const ids = entries.map((entry) => entry.id);
    // They leave last: after a crash they are given up once more, which changes nothing.
    await this.#noteUndeliverable(ids, channelOf(key), this.#clock.now(), reason);
    for (const id of ids) await this.#report(id, 'failed', why);
    await this.#outbox.giveUp(key, ids);
    this.#waitingSince.delete(key);
  }

  #wakeLater(key: ConversationKey, pause: number): void {
    if (this.#stopped) return;
    this.#alarms.get(key)?.();
    const cancel = this.#clock.after(pause, () => {
      this.#alarms.delete(key);
      this.wake(key);
    });
    this.#alarms.set(key, cancel);
  }
}
