import type { Records } from '../../runner/index.ts';
import type { Database } from './database.ts';
import { namedQueries } from './named.ts';
import file from './records.sql';

const sql = namedQueries(file, 'count', 'keep-unanswered');

export function sqlRecords(database: Database): Records {
  return {
    async count(events) {
      await database.query(sql.count, [JSON.stringify(events)]);
    },
    async keepUnanswered({ turnId, at, locale, text }) {
      await database.query(sql['keep-unanswered'], [turnId, at, locale, text]);
    },
  };
}
