import type { ConversationKey } from '../../message.ts';
import type { Counted, Records } from '../../runner/index.ts';
import type { Seal } from '../../tickets/index.ts';
import { dayAt } from '../../wording/index.ts';
import type { Database } from './database.ts';
import { namedQueries } from './named.ts';
import file from './records.sql';
import { together } from './together.ts';
import { monthOf, Visitors } from './visits.ts';

const sql = namedQueries(
  file,
  'count',
  'add-month',
  'months',
  'forget-months',
  'forget-visits',
  'keep-unanswered',
  'note-deletion',
  'deletion',
  'note-undeliverable',
  'expire-unanswered',
  'expire-undeliverable',
);

/** The records, and what looks after them. */
export type SqlRecords = Records & {
  /** The day on a receipt of deletion, if we gave it. */
  deletionOn(receipt: string): Promise<string | undefined>;
  /** Forgets by which marks somebody was counted, as long as that can be told. */
  forgetVisits(person: ConversationKey): Promise<void>;
  /** From now on nobody can tell whose the marks of months before the one of this moment were. */
  forgetMonths(before: number): Promise<void>;
  /** Forgets questions and failed deliveries from before a moment. Counts stay. */
  expire(before: number): Promise<void>;
};

/**
 * What the program of a centre counts and notes. A turn's id would tell which events belong to one web visitor, so only its
 * mark is stored.
 */
export function sqlRecords(
  database: Database,
  seal: Pick<Seal, 'mark' | 'marks'>,
  centre: string,
): SqlRecords {
  const { mark } = seal;
  const visitors = new Visitors(database, sql, seal);
  return {
    count: together(async (events: readonly Counted[]) => {
      const visits = await visitors.visitsIn(events);
      const marked = events.map(({ person, ...event }) => ({ ...event, turnId: mark(event.turnId) }));
      await database.query(sql.count, [centre, JSON.stringify(marked), JSON.stringify(visits)]);
    }),
    async forgetVisits(person) {
      await database.query(sql['forget-visits'], [await visitors.marksOf(person)]);
    },
    async forgetMonths(before) {
      await database.query(sql['forget-months'], [monthOf(dayAt(before))]);
    },
    async keepUnanswered({ turnId, at, locale, text, article }) {
      await database.query(sql['keep-unanswered'], [mark(turnId), at, locale, text, article ?? null]);
    },
    async noteDeletion(receipt, day) {
      await database.query(sql['note-deletion'], [receipt, day]);
    },
    async noteUndeliverable(ids, channel, at, reason) {
      await database.query(sql['note-undeliverable'], [ids.map(mark), channel, at, reason]);
    },
    async deletionOn(receipt) {
      const [row] = await database.query<{ day: string }>(sql.deletion, [receipt]);
      return row?.day;
    },
    async expire(before) {
      await database.query(sql['expire-unanswered'], [before]);
      await database.query(sql['expire-undeliverable'], [before]);
    },
  };
}
