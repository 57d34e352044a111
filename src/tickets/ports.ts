import type { ChannelName, ConversationKey, Inbound, Language, TicketNotice, TurnId } from '../message.ts';
import type { UrgentKind } from '../understanding/index.ts';
import type { Detail } from './details.ts';
import type { CounsellorId, TicketEvent, TicketState } from './lifecycle.ts';
import type { Candidate } from './routing.ts';
import type { Delivery, FailureReason, NewTicket, QueueLine, Ticket } from './ticket.ts';
import type { TicketTopic } from './topic.ts';

/** Keeps tickets, their threads and histories. Personal text is sealed before it is stored. */
export interface TicketRepository {
  /** Stores a new ticket with its first event. Does nothing when the same turn stored it before. */
  open(ticket: NewTicket, turnId: TurnId): Promise<void>;
  /**
   * Reads the state, lets `decide` say what happens and stores that, all or nothing and one after the other for each ticket.
   * What `decide` throws comes out and changes nothing; it is also told who answered last. `once` is the turn that causes the
   * change, at most one in a turn: the second time it is `repeated`. When the person withdraws, what was told and written goes,
   * sent or not.
   */
  change(
    reference: string,
    decide: (state: TicketState, lastAnswer: LastAnswer | undefined) => Step,
    once?: TurnId,
  ): Promise<'changed' | 'repeated' | 'unknown'>;
  /** Urgent first, then who waits for us, the longest wait first; of the closed, the last one first. */
  list(view: QueueView, limit: number): Promise<QueueLine[]>;
  /**
   * Tickets in the order of the queue, the closed after the open. The version is another one as soon as something was written
   * in a ticket, or its words were forgotten.
   */
  versions(only: QueueFilter, limit: number): Promise<{ reference: string; version: string }[]>;
  /** What people and counsellors wrote in these tickets. */
  texts(references: readonly string[]): Promise<{ reference: string; texts: string[] }[]>;
  /** A counsellor has seen the messages of a ticket up to one of them, and the notes that mention them. */
  markSeen(reference: string, counsellor: CounsellorId, upTo: number): Promise<void>;
  count(counsellor: CounsellorId): Promise<QueueCounts>;
  read(reference: string): Promise<Ticket | undefined>;
  /** The references of tickets that were resolved before a moment and have been silent since. */
  resolvedBefore(moment: number): Promise<string[]>;
  /**
   * The ticket belongs to another conversation of the person from now on, once for a turn; the one it had is told by a notice.
   * Returns whether anything changed.
   */
  move(
    reference: string,
    to: Pick<NewTicket, 'conversation' | 'channel' | 'locale'>,
    at: number,
    turnId: TurnId,
  ): Promise<boolean>;
  /** Tickets that are not closed of those who are away on a day and beyond it, or whose account is switched off. */
  ofAway(day: string): Promise<{ reference: string; assignee: CounsellorId }[]>;
  /** Tickets that wait for us and of which nobody has been warned since they do. */
  unwarned(): Promise<{ reference: string; urgent: boolean; waitingSince: number }[]>;
  /** Notes that the desk is warned of this wait; false when it was already, or the wait is over. */
  warn(reference: string, waitingSince: number): Promise<boolean>;
  /** Whom a ticket can be given to. */
  candidates(): Promise<Candidate[]>;
  /** Counts one more try of a ticket's number and says how many there were. With the last of `most` it is locked for a while. */
  countPinTry(reference: string, at: number, limit: { most: number; lockedFor: number }): Promise<number>;
  forgetPinTries(reference: string): Promise<void>;
  /** Forgets tries from before a moment. */
  expirePinTries(before: number): Promise<void>;
  /** The references of tickets whose promise ran out before a moment. */
  promisesBrokenBefore(moment: number): Promise<string[]>;
  /** What was written at the desk and not yet handed over, in order. */
  unrelayed(): Promise<Outgoing[]>;
  /** Whether it is still there and not handed over. */
  isUnrelayed(turnId: TurnId): Promise<boolean>;
  markRelayed(turnId: TurnId): Promise<void>;
  /** Returns the ticket to which the message belongs, if any. */
  setDelivery(turnId: TurnId, delivery: Delivery, reason: FailureReason | null): Promise<string | undefined>;
  /** The ticket in which this one goes on: itself, unless it was merged. */
  survivorOf(reference: string): Promise<string>;
  /**
   * Lets a ticket go on in another one of the same person, all or nothing. What the `decide`s throw comes out and changes
   * nothing.
   */
  merge(
    duplicate: { reference: string; decide: (state: TicketState) => Step },
    into: { reference: string; decide: (state: TicketState) => Step },
  ): Promise<'merged' | 'unknown' | 'not-the-same-person'>;
  /** Removes a closed ticket of which nothing waits to be handed over; returns whether there was one. */
  eraseClosed(reference: string): Promise<boolean>;
  /** Removes tickets that were closed before a moment, unless something waits to be handed over. */
  eraseClosedBefore(moment: number): Promise<void>;
  /** Seals everything anew that an older key sealed; returns how many tickets there are. */
  sealAnew(): Promise<number>;
  /** All tickets of a person, the oldest first. */
  ofPerson(conversation: ConversationKey): Promise<Ticket[]>;
  /** Removes everything of a person; returns the references of the tickets that went. */
  erasePerson(conversation: ConversationKey): Promise<string[]>;
}

/** What happens to a ticket: the events, the state after them, and what is said. */
export type Step = {
  at: number;
  events: readonly TicketEvent[];
  state: TicketState;
  message?: NewMessage;
  again?: Again;
  detail?: Detail;
};

/** A message that failed goes on its way again, under a new turn. */
export type Again = { message: number; turnId: TurnId };

export type LastAnswer = { id: number; by: CounsellorId };

/** A row for the thread. A notice has no words of its own: the bot tells the person in theirs. */
export type NewMessage = { turnId: TurnId } & (
  | { from: 'person'; text: string }
  | { from: 'counsellor'; by: CounsellorId; text: string }
  | { from: 'note'; by: CounsellorId; text: string; mentions: readonly CounsellorId[] }
  | { from: 'notice'; notice: TicketNotice }
);

/** A message of the desk on its way to the person. */
export type Outgoing = Pick<Inbound, 'channel' | 'conversation' | 'turnId' | 'at'> & {
  ticket: string;
  says: { text: string } | { notice: TicketNotice };
};

/** `waiting`: those that wait for us. `mine`: also where a note mentions me that I have not seen. `among`: only these, whatever they are. */
export type QueueView = {
  show: 'urgent' | 'mine' | 'unassigned' | 'waiting' | 'all' | 'closed' | { among: readonly string[] };
  /** Whose queue it is; only with one are there tickets of mine. */
  counsellor?: CounsellorId;
  only?: QueueFilter;
};

/** What all tickets shown have in common. `urgent`: a kind of danger, or that there is none. */
export type QueueFilter = {
  language?: Language | undefined;
  channel?: ChannelName | undefined;
  topic?: TicketTopic | undefined;
  urgent?: UrgentKind | 'none' | undefined;
};

/** Of the tickets that are not closed. */
export type QueueCounts = Record<'urgent' | 'mine' | 'unassigned' | 'waiting' | 'all', number>;

/** Where the time comes from, so that a test can move it. Milliseconds. */
export interface Clock {
  now(): number;
  /** Runs `work` once after a while; returns how to cancel. */
  after(milliseconds: number, work: () => void): () => void;
}
