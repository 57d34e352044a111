import type { Records } from '../../runner/index.ts';
import type { Seal } from '../../tickets/index.ts';
import type { Database } from './database.ts';
import { namedQueries } from './named.ts';
import file from './records.sql';

const sql = namedQueries(
  file,
  'count',
  'keep-unanswered',
  'note-deletion',
  'deletion',
  'expire-unanswered',
  'expire-undeliverable',
);

/** The records, and what looks after them. */
export type SqlRecords = Records & {
  /** The day on a receipt of deletion, if we gave it. */
  deletionOn(receipt: string): Promise<string | undefined>;
  /** Forgets questions and failed deliveries from before a moment. Counts stay. */
  expire(before: number): Promise<void>;
};

/** A turn's id would tell which events belong to one web visitor, so only its mark is stored. */
export function sqlRecords(database: Database, { mark }: Pick<Seal, 'mark'>): SqlRecords {
  return {
    async count(events) {
      const marked = events.map((event) => ({ ...event, turnId: mark(event.turnId) }));
      await database.query(sql.count, [JSON.stringify(marked)]);
    },
    async keepUnanswered({ turnId, at, locale, text }) {
      await database.query(sql['keep-unanswered'], [mark(turnId), at, locale, text]);
    },
    async noteDeletion(receipt, day) {
      await database.query(sql['note-deletion'], [receipt, day]);
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
