import type { Conversation, Effect } from '../conversation/index.ts';
import type { ChannelName, ConversationKey, Inbound, Outbound, TurnId } from '../message.ts';

/** A conversation as it is stored, with the version that a commit must name. Version 0: never stored. */
export type Stored = {
  conversation: Conversation | undefined;
  version: number;
  /** Whether the turn that is about to begin was committed before, within the last 48 hours. */
  done: boolean;
  /** What committed turns left to be carried out, oldest first. */
  due: DueEffects[];
};

/** What a turn does beyond its conversation. */
export type DueEffects = { turnId: TurnId; at: number; effects: readonly Effect[] };

export type Commit = {
  key: ConversationKey;
  turnId: TurnId;
  at: number;
  expectedVersion: number;
  /** The new state; undefined forgets the conversation and what was on its way. */
  conversation: Conversation | undefined;
  outbound: readonly OutboxEntry[];
  due: readonly DueEffects[];
};

/** A message to a person. The id is `<turn id>#<number of the message in its turn>`. */
export type OutboxEntry = { id: string; key: ConversationKey; message: Outbound };

export interface ConversationStore {
  load(key: ConversationKey, turnId: TurnId): Promise<Stored>;
  /**
   * Stores the state, remembers the turn, queues its messages and notes its effects in one atomic step. Returns `conflict` and changes nothing
   * when the stored version is not the expected one, `duplicate` when the turn was committed before.
   */
  commit(commit: Commit): Promise<'committed' | 'conflict' | 'duplicate'>;
  /** The effects of a turn are carried out: they are due no more. */
  settle(key: ConversationKey, turnId: TurnId): Promise<void>;
  /** The conversations in which effects are due. */
  unsettled(): Promise<ConversationKey[]>;
  /** Counts a failed try of a turn and says how many there have been. */
  countFailure(key: ConversationKey, turnId: TurnId, at: number): Promise<number>;
  /**
   * Forgets conversations silent since before `silentSince`, unless a counsellor has them, what they could not carry out since
   * then, and turns older than 48 hours.
   */
  expire(silentSince: number, now: number): Promise<void>;
}

/** A message that waits for delivery. */
export type Waiting = OutboxEntry & { attempts: number; notBefore: number };

export interface Outbox {
  /** All undelivered messages of a conversation, in order. */
  waiting(key: ConversationKey): Promise<Waiting[]>;
  /** The conversations on these channels that have undelivered messages. */
  conversations(channels: readonly ChannelName[]): Promise<ConversationKey[]>;
  /** Delivered: it leaves the outbox. */
  delivered(key: ConversationKey, id: string): Promise<void>;
  /** Not now: try again at `notBefore`. */
  postpone(key: ConversationKey, id: string, notBefore: number, reason: string): Promise<void>;
  /** Never: they leave the outbox. */
  giveUp(key: ConversationKey, ids: readonly string[]): Promise<void>;
}

/** What stands in people's chats, by the references of the platform, while it can still be removed: for 48 hours. */
export interface Traces {
  note(key: ConversationKey, references: readonly string[], at: number): Promise<void>;
  /** Those noted since a moment. */
  list(key: ConversationKey, since: number): Promise<string[]>;
  erase(key: ConversationKey): Promise<void>;
  /** Forgets what was noted before a moment. */
  expire(before: number): Promise<void>;
}

/** Carries out effects. The same turn's effects again change nothing. */
export interface Effects {
  carryOut(key: ConversationKey, due: DueEffects): Promise<void>;
}

/** What a platform can do for us. */
export interface Channel {
  readonly name: ChannelName;
  /**
   * Delivers one message; resolves when the platform has taken it, rejects with a SendError otherwise. `shown` learns the
   * platform's reference of each part that now stands in the chat, where it can be removed again.
   */
  send(entry: OutboxEntry, shown?: (reference: string) => void): Promise<void>;
  /** Removes from the chat what the platform still lets us remove; rejects with a SendError when that can be tried again. */
  remove?(key: ConversationKey, references: readonly string[]): Promise<void>;
}

/** The platform did not take a message. */
export class SendError extends Error {
  readonly retryAfterSeconds: number | undefined;
  /** The person has left or blocked us: nothing will ever arrive. */
  readonly personHasLeft: boolean;
  /** This message will never be taken (malformed, too long): trying again is useless. */
  readonly permanent: boolean;

  constructor(
    message: string,
    options: {
      retryAfterSeconds?: number;
      personHasLeft?: boolean;
      permanent?: boolean;
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'SendError';
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.personHasLeft = options.personHasLeft ?? false;
    this.permanent = options.permanent ?? false;
  }
}

/** Takes an update from a channel. Resolves when the turn is committed: only then is the update acknowledged. */
export type Receive = (inbound: Inbound) => Promise<void>;

/** Where workers get the time, so that a test can move it. Milliseconds. */
export interface Clock {
  now(): number;
  /** Runs `work` once after a while; returns how to cancel. */
  after(milliseconds: number, work: () => void): () => void;
}

/** Agreement among the processes of the program about who does a thing that only one may do. */
export interface Leases {
  /** Takes a lease, or makes ours last from now on; false when another process has it. It runs out by itself. */
  take(name: string, milliseconds: number): Promise<boolean>;
  /** Gives it back early. */
  release(name: string): Promise<void>;
}

/** Counts how often somebody does something, among all processes. */
export interface Tally {
  /**
   * Counts one more of `who` and says how many there have been in the stretch of time in which `at` lies. Stretches are as
   * long as `milliseconds` and follow one another by the clock.
   */
  count(who: string, at: number, milliseconds: number): Promise<number>;
}

/** Live news within the program, for pages that watch. Nothing is lost if nobody listens: the rows are the truth. */
export interface Live {
  publish(topic: string, event: unknown): void;
  /** Returns how to stop. */
  subscribe(topic: string, listener: (event: unknown) => void): () => void;
}
