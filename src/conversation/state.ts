import type { Locale } from '../message.ts';
import type { Stay } from '../stay/index.ts';
import type { DetailKind } from '../tickets/index.ts';
import type { UrgentKind } from '../understanding/index.ts';

/** Where a person stands: at a node of a tree, or at an article they are reading. */
export type Position = { dialog: string; node: string } | { article: string };

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
  /** What was answered in the trees, by the name of the answer. */
  answers: Record<string, string>;
  /** The choices taken, `<dialog>/<node>/<choice>`, for the counsellor who may be asked. */
  path: string[];
  /** What the person was asked a day for. */
  reminding?: 'permit' | 'appointment';
  /** The stays in Schengen that are being counted. */
  stays?: Stays;
  /** Articles shown, the newest last. */
  articles: string[];
  /** The ids of the buttons under the last message, so that a person may also type what stands on one. */
  offered: string[];
  /** The last question in the person's own words. */
  lastQuestion?: string;
  /** A danger that was recognised in this conversation. */
  urgent?: UrgentKind;
  /** The topic of a deep link that waits until the person has chosen a language. */
  pending?: string;
  /** The ticket that a counsellor has in hand; while it is there, texts go to the thread. */
  ticket?: string;
  /** What the person may tell the centre now, if they like. */
  asksDetail?: DetailKind;
  /** The ticket whose number the person is asked for. */
  asksPinOf?: string;
  /** The ticket whose number the person has said, and when. */
  proved?: { ticket: string; at: number };
  /** The ticket that was resolved last. It reopens when the person writes soon, unless they asked for the bot instead. */
  resolved?: { ticket: string; at: number; reopens: boolean; rated: boolean };
};

/** Stays that a person told, one of which they have not left yet; `planned` once all are told: the day of the next entry. */
export type Stays = { told: Stay[]; entered?: string; complete?: true; planned?: string };

/** How many places "back" reaches, and how much of a long talk a counsellor is given to read. */
const REMEMBERED = 20;

/** The list with one more at its end, without the oldest when it grows too long. */
export function remember<T>(list: readonly T[], item: T): T[] {
  return [...list, item].slice(-REMEMBERED);
}

export function newConversation(locale: Locale): Conversation {
  return {
    shape: 1,
    locale,
    localeChosen: false,
    trail: [],
    answers: {},
    path: [],
    articles: [],
    offered: [],
  };
}
