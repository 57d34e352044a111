import { randomUUID } from 'node:crypto';
import type { ConversationKey } from '../message.ts';
import type { Alarm } from './alarm.ts';
import { type CounsellorId, nextState, TicketRefusal, type TicketState } from './lifecycle.ts';
import type { Clock, Step } from './ports.ts';
import type { Seal } from './seal.ts';

/** Why counsellors take no messages from somebody; a word of this list, so that nothing of what was written is kept. */
export const BLOCK_REASONS = ['insults', 'threats', 'harassment', 'spam', 'other'] as const;
export type BlockReason = (typeof BLOCK_REASONS)[number];

/** `ticket` is where it was decided; null when that is gone. */
export type Block = {
  id: string;
  ticket: string | null;
  reason: BlockReason;
  by: CounsellorId;
  at: number;
  until: number;
};

/** Keeps blocks by the mark of the person's account, and by nothing else of them. */
export interface BlockStore {
  /** Blocks the person of a ticket and does what is decided to it and to their other open ones, all or nothing. */
  add(
    block: Block & { ticket: string },
    decide: (state: TicketState) => Step,
    decideOthers: (state: TicketState) => Step,
  ): Promise<{ outcome: 'changed' | 'repeated' | 'unknown'; others: string[] }>;
  active(now: number): Promise<{ person: string; until: number }[]>;
  list(now: number): Promise<Block[]>;
  /** Undefined when there is no such block. */
  lift(id: string): Promise<{ ticket: string | null } | undefined>;
  expire(now: number): Promise<void>;
}

/** Who is blocked, at hand without waiting. Other processes of the program learn of a change through `live`. */
export interface Blocks {
  /** Until when counsellors take nothing from this person; undefined when they do. */
  until(conversation: ConversationKey, at: number): number | undefined;
  /** From the counsellor who has the ticket. Their open tickets are closed, and the person is told once. */
  block(ticket: string, reason: BlockReason, by: CounsellorId): Promise<void>;
  list(): Promise<Block[]>;
  lift(id: string): Promise<{ ticket: string | null } | undefined>;
  /** Forgets those that have ended, and learns what another process may have failed to tell. */
  readAgain(): Promise<void>;
}

const TOPIC = 'blocks';
const DAY = 24 * 60 * 60_000;

export async function openBlocks(parts: {
  store: BlockStore;
  seal: Pick<Seal, 'marks'>;
  /** How long a block lasts. */
  days: number;
  clock: Pick<Clock, 'now'>;
  announce: (reference: string, alarm?: Alarm) => void;
  wakeRelay: () => void;
  live: {
    publish(topic: string, event: unknown): void;
    subscribe(topic: string, listener: (event: unknown) => void): () => void;
  };
  log: { warn(details: object, message: string): void };
}): Promise<Blocks> {
  const { store, seal, days, clock, announce, wakeRelay, live, log } = parts;
  let active = new Map<string, number>();

  async function readAgain(): Promise<void> {
    await store.expire(clock.now());
    active = new Map((await store.active(clock.now())).map(({ person, until }) => [person, until]));
  }

  async function changed(): Promise<void> {
    await readAgain();
    live.publish(TOPIC, {});
  }

  await readAgain();
  live.subscribe(TOPIC, () => {
    readAgain().catch((error: unknown) => {
      log.warn({ err: error }, 'the blocks could not be read; the former ones hold');
    });
  });

  return {
    until(conversation, at) {
      // Most centres block nobody, and marks are made for every turn.
      if (active.size === 0) return undefined;
      const until = Math.max(...seal.marks(conversation).map((mark) => active.get(mark) ?? 0));
      return until > at ? until : undefined;
    },
    async block(ticket, reason, by) {
      const at = clock.now();
      const block = { id: randomUUID(), ticket, reason, by, at, until: at + days * DAY };
      const { outcome, others } = await store.add(
        block,
        (state) => ({
          ...closedBy(state, { type: 'person-blocked', by }, at),
          message: {
            from: 'notice',
            turnId: `desk:${ticket}:${block.id}`,
            notice: { type: 'person-blocked', until: block.until },
          },
        }),
        (state) => closedBy(state, { type: 'person-blocked', by, elsewhere: true }, at),
      );
      if (outcome === 'unknown') throw new TicketRefusal('ticket-unknown');
      await changed();
      for (const reference of [ticket, ...others]) announce(reference);
      wakeRelay();
    },
    list: () => store.list(clock.now()),
    async lift(id) {
      const lifted = await store.lift(id);
      if (lifted) await changed();
      return lifted;
    },
    readAgain,
  };
}

function closedBy(
  state: TicketState,
  event: { type: 'person-blocked'; by: CounsellorId; elsewhere?: true },
  at: number,
): Step {
  return { at, events: [event], state: nextState(state, event, at) };
}
