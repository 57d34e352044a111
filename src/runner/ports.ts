import type { Conversation, Effect } from '../conversation/index.ts';
import type { ChannelName, ConversationKey, Inbound, Outbound, TurnId } from '../message.ts';

/** A conversation as it is stored, with the version that a commit must name. Version 0: never stored. */
export type Stored = { conversation: Conversation | undefined; version: number };

export type Commit = {
  key: ConversationKey;
  turnId: TurnId;
  at: number;
  expectedVersion: number;
  /** The new state; undefined forgets the conversation. */
  conversation: Conversation | undefined;
  outbound: readonly OutboxEntry[];
};

/** A message to a person. The id is `<turn id>#<number of the message in its turn>`. */
export type OutboxEntry = { id: string; key: ConversationKey; message: Outbound };

export interface ConversationStore {
  load(key: ConversationKey): Promise<Stored>;
  /** Whether this turn was committed within the last 48 hours. */
  isDone(turnId: TurnId): Promise<boolean>;
  /**
   * Stores the state, remembers the turn and queues its messages in one atomic step. Returns `conflict` and changes nothing
   * when the version is no longer the expected one, `duplicate` when the turn was committed before.
   */
  commit(commit: Commit): Promise<'committed' | 'conflict' | 'duplicate'>;
  /** Counts a failed try of a turn and says how many there have been. */
  countFailure(turnId: TurnId, at: number): Promise<number>;
  /** Forgets conversations silent since before `before` that hold no open ticket, and turn ids older than 48 hours. */
  expire(before: number, now: number): Promise<void>;
}

/** A message that is due, with the number of tries so far. */
export type Due = OutboxEntry & { attempts: number };

export interface Outbox {
  /**
   * The first undelivered message of each conversation on these channels that is due, at most `limit`. Later messages of a
   * conversation wait for earlier ones.
   */
  due(channels: readonly ChannelName[], now: number, limit: number): Promise<Due[]>;
  /** Delivered: it leaves the outbox. */
  delivered(id: string, at: number): Promise<void>;
  /** Try again at `notBefore`. */
  postpone(id: string, notBefore: number, reason: string): Promise<void>;
  /** It can never be delivered; `all` gives up what else waits for this conversation too (the person has left). */
  giveUp(id: string, at: number, reason: string, all: boolean): Promise<void>;
  /** When the next postponed message is due, if any. */
  nextAt(channels: readonly ChannelName[]): Promise<number | undefined>;
}

/** Applies durable effects. Applying the same turn's effects again changes nothing. */
export interface Effects {
  apply(inbound: Inbound, effects: readonly Effect[]): Promise<void>;
}

/** What a platform can do for us. */
export interface Channel {
  readonly name: ChannelName;
  /** Delivers one message; resolves when the platform has taken it, rejects with a SendError otherwise. */
  send(entry: OutboxEntry): Promise<void>;
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

/** Live news within the program, for pages that watch. Nothing is lost if nobody listens: the rows are the truth. */
export interface Live {
  publish(topic: string, event: unknown): void;
  /** Returns how to stop. */
  subscribe(topic: string, listener: (event: unknown) => void): () => void;
}
