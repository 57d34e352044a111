import type { ConversationKey, Outbound } from '../../message.ts';

/** A line of a web chat, as the page shows it. */
export type Entry =
  | { from: 'person'; text: string }
  | ({ from: 'bot' } & Pick<Outbound, 'says' | 'text' | 'locale' | 'choices' | 'links' | 'clears'>);

/** An entry with its place in the chat. */
export type Kept = { seq: number; entry: Entry };

/** What was said in a web chat, so that a page that loads again, or lost its connection, shows it again. */
export interface Mailbox {
  /** Keeps an entry under an id; the same id again changes nothing. Returns it with its place in either case. */
  keep(message: { id: string; key: ConversationKey; at: number; entry: Entry }): Promise<Kept>;
  /** The entries after a place, in order; all of them from 0. */
  after(key: ConversationKey, seq: number): Promise<Kept[]>;
  /** Forgets one chat. */
  erase(key: ConversationKey): Promise<void>;
  /** Forgets what was said before a moment. */
  expire(before: number): Promise<void>;
}
