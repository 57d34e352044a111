import type { ConversationKey } from '../message.ts';

/** That somebody has one thing of an article's checklist. */
export type Tick = { article: string; item: string };

/** Days after the last tick until a person's ticks are forgotten. Papers take months to gather. */
export const TICKS_KEPT_DAYS = 180;

/** Keeps ticks. What they are about and whose they are is sealed; only the day is not. */
export interface TickRepository {
  /** The same again changes nothing but the day. */
  tick(tick: Tick, conversation: ConversationKey, at: number): Promise<void>;
  untick(tick: Tick, conversation: ConversationKey): Promise<void>;
  /** All ticks of an article's checklist go. */
  drop(article: string, conversation: ConversationKey): Promise<void>;
  /** In the order in which they were made. */
  ofPerson(conversation: ConversationKey): Promise<Tick[]>;
  erasePerson(conversation: ConversationKey): Promise<void>;
  /** Forgets the ticks of those who made their last before the day of a moment. */
  expire(before: number): Promise<void>;
}
