import type { Range } from './range.ts';

/** Every table of a report, in the order in which they are read. */
export const TABLES = [
  'overview',
  'days',
  'channels',
  'languages',
  'centres',
  'audiences',
  'topics',
  'articles',
  'countries',
  'urgent',
  'handoff-topics',
  'handoff-channels',
  'waits',
  'outcomes',
  'satisfaction',
  'referrals',
  'services',
  'arrivals',
  'helped',
  'not-understood',
  'stops',
  'links',
] as const;
export type TableName = (typeof TABLES)[number];

/**
 * `now` and `before`: in the range of the report, and in the one before. `median`: minutes within which half of the answers came,
 * where enough people were answered.
 */
export type Column = 'now' | 'before' | 'median' | 'yes' | 'no' | 'asked' | 'answered' | 'stopped';

/** A number; null when it is hidden, because it is small or a small one would follow from it. */
export type Cell = number | null;

export type Table = {
  name: TableName;
  columns: Column[];
  /** The largest first; what is hidden last, in the order of the keys. Days by day. */
  rows: { key: string; cells: Cell[] }[];
  /** What each column adds up to, where that is shown. */
  total?: Cell[];
};

/** What leaves the program: plain data, in which small numbers are hidden. */
export type Report = {
  range: Range;
  before: Range;
  /** Minutes. Null when so few were answered that it would point at somebody. */
  medianWait: { now: Cell; before: Cell };
  tables: Table[];
};

/** What stands in the table `overview`. */
export const OVERVIEW = [
  'people',
  'conversations',
  'articles',
  'not-understood',
  'urgent',
  'handoffs',
  'answers',
  'resolved',
  'referrals',
  'helped',
  'not-helped',
] as const;
export type OverviewKey = (typeof OVERVIEW)[number];
