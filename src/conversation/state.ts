import type { Locale } from '../message.ts';

/** Where a person stands in a tree. */
export type Position = { dialog: string; node: string };

/** What the next text of the person is taken for, when it is not simply a question. */
export type Awaiting =
  /** The consent before a ticket is opened. `question` is what brought the person here, in their words. */
  { for: 'consent'; question: string };

/**
 * What is remembered between two turns: small, and gone after a time of silence. Stored as JSON; `shape` tells the number of
 * its form, so that older ones stay readable.
 */
export type Conversation = {
  shape: 1;
  locale: Locale;
  /** Whether the person chose the locale; until then messages and platform hints may change it. */
  localeChosen: boolean;
  position?: Position;
  /** The places before this one, for "back"; the oldest first. */
  trail: Position[];
  answers: Record<string, string>;
  /** The choices taken, `<dialog>/<node>/<choice>`, for the counsellor who may be asked. */
  path: string[];
  /** Articles shown, the newest last. */
  articles: string[];
  /** The last question in the person's own words. */
  lastQuestion?: string;
  awaiting?: Awaiting;
  /** The ticket that a counsellor has in hand; while it is there, texts go to the thread. */
  ticket?: string;
  lastAt: number;
};
