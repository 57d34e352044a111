import type { ChannelName, ConversationKey, Locale } from '../message.ts';
import type { UrgentKind } from '../understanding/index.ts';
import type { Details } from './details.ts';
import type { CounsellorId, TicketEvent, TicketState } from './lifecycle.ts';

/** What a person agreed to hand to a counsellor. Stored once, under the reference. */
export type NewTicket = {
  /** Read out over a phone: centre, Crockford base32, check character. Also the ticket's id. */
  reference: string;
  conversation: ConversationKey;
  channel: ChannelName;
  locale: Locale;
  openedAt: number;
  urgent: UrgentKind | null;
  /** What the person wants to know, in their words; empty when they wrote nothing. */
  question: string;
  /** The choices they took through the trees, `<dialog>/<node>/<choice>`, in order. */
  path: string[];
  /** The articles they were shown, in order. */
  articles: string[];
  /** The content the person read, see Content.version. */
  contentVersion: string;
};

/** A ticket as the queue shows it: nothing in it tells who the person is or what they wrote. */
export type TicketSummary = Omit<NewTicket, 'conversation' | 'question'> & TicketState;

/** A ticket in somebody's queue. `unread`: how many messages of the person, and notes that mention them, they have not seen. */
export type QueueLine = TicketSummary & { unread: number };

/** A ticket as a counsellor reads it. Who the person is on their channel stays in the database. */
export type Ticket = TicketSummary & {
  question: string;
  thread: ThreadMessage[];
  details: Details;
  /** Other tickets of the same person that are not closed. */
  duplicates: string[];
  history: RecordedEvent[];
};

/** One message of the talk. Ids grow with time. */
export type ThreadMessage = { id: number; at: number; text: string } & (
  | { from: 'person' }
  | { from: 'counsellor'; by: CounsellorId; delivery: Delivery; reason: FailureReason | null }
  /** For colleagues only; the person never sees it. */
  | { from: 'note'; by: CounsellorId }
);

/** queued: on its way · sent: the person's platform has taken it · failed: it will never arrive. */
export type Delivery = 'queued' | 'sent' | 'failed';

/**
 * Why a message was not delivered. person-left: they blocked the bot or left the platform · refused: the platform will never
 * take it · gave-up: it was tried for a day · ended: the person ended the talk first.
 */
export type FailureReason = 'person-left' | 'refused' | 'gave-up';

export type RecordedEvent = { at: number; event: TicketEvent };
