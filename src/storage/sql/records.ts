import type { Records } from '../../runner/index.ts';
import type { Database } from './database.ts';
import { namedQueries } from './named.ts';
import file from './records.sql';

const sql = namedQueries(file, 'count', 'keep-unanswered', 'erase-web-messages', 'erase-outbox');

export function sqlRecords(database: Database): Records {
  return {
    async count(events) {
      await database.query(sql.count, [JSON.stringify(events)]);
    },
    async keepUnanswered({ turnId, at, locale, text }) {
      await database.query(sql['keep-unanswered'], [turnId, at, locale, text]);
    },
    async erasePerson(key) {
      await database.query(sql['erase-web-messages'], [key]);
      await database.query(sql['erase-outbox'], [key]);
    },
  };
}
