import type { Countable } from '../conversation/index.ts';
import type { ChannelName, Locale } from '../message.ts';
import type { Outcome, TicketTopic } from '../tickets/index.ts';
import type { Range } from './range.ts';

/** What was counted in a range, before anything is hidden. It does not leave the program like this. */
export type Figures = {
  events: Array<{ centre: string; channel: ChannelName; what: Countable; count: number }>;
  /** Conversations that began, by day. */
  days: Array<{ day: string; count: number }>;
  /** How many people wrote, each once in a month, with the language they used last. */
  people: Array<{ channel: ChannelName; locale: Locale; count: number }>;
  /** How long people waited for each answer of a counsellor, in milliseconds. */
  waits: Wait[];
  /** Of the cases that counsellors resolved. */
  outcomes: Array<{ outcome: Outcome; count: number }>;
};

/** `ticket` tells how many people waited; it goes no further. */
export type Wait = { ticket: string; channel: ChannelName; topic: TicketTopic | null; waited: number };

/** Where figures come from. */
export interface FigureSource {
  figures(range: Range): Promise<Figures>;
  /** The day on which counting began; undefined when nothing has been counted. */
  firstDay(): Promise<string | undefined>;
}
