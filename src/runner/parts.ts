import type { FastifyBaseLogger } from 'fastify';
import type { Kept, World } from '../conversation/index.ts';
import type { ConversationKey } from '../message.ts';
import type { PinTry } from '../tickets/index.ts';
import type { ConversationStore, Effects, OutboxEntry } from './ports.ts';

/** What the runner is built of. */
export type RunnerParts = {
  /** Read anew for every turn, so that content can be replaced while the program runs. */
  world: () => World;
  conversations: ConversationStore;
  effects: Effects;
  /** What is kept about a person outside their conversation, for those who ask. */
  kept: (key: ConversationKey) => Promise<Kept>;
  /** Until when counsellors take nothing from a person; undefined when they do. */
  blockedUntil: (key: ConversationKey, at: number) => number | undefined;
  /** Tries the number of a ticket that somebody has typed, and counts the try. */
  tryPin: (reference: string, pin: string) => Promise<PinTry>;
  /** Runs work on what is kept of a person outside their conversation, while no other process runs any under the same name. */
  alone: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  /** Called after a commit that queued messages. */
  wakeOutbox: (key: ConversationKey) => void;
  /** Sends past the outbox, for when there is no storage. */
  sendNow: (entry: OutboxEntry) => Promise<void>;
  log: FastifyBaseLogger;
};
