import type { Traces } from '../../runner/index.ts';
import type { Database } from './database.ts';
import { namedQueries } from './named.ts';
import file from './traces.sql';

const sql = namedQueries(file, 'note', 'list', 'erase', 'expire');

export function sqlTraces(database: Database): Traces {
  return {
    async note(key, references, at) {
      await database.query(sql.note, [key, [...references], at]);
    },
    async list(key, since) {
      const rows = await database.query<{ reference: string }>(sql.list, [key, since]);
      return rows.map((row) => row.reference);
    },
    async erase(key) {
      await database.query(sql.erase, [key]);
    },
    async expire(before) {
      await database.query(sql.expire, [before]);
    },
  };
}
