import type { SupervisionStore } from '../../desk/index.ts';
import type { Database } from './database.ts';
import { namedQueries } from './named.ts';
import file from './supervision.sql';

const sql = namedQueries(file, 'waiting', 'load', 'first-answers', 'sample');

type Rows<Read extends 'waiting' | 'firstAnswers'> = Awaited<ReturnType<SupervisionStore[Read]>>;

export function sqlSupervision(database: Database): SupervisionStore {
  return {
    async waiting() {
      const rows = await database.query<Rows<'waiting'>[number]>(sql.waiting);
      return rows.map((row) => ({ ...row, waitingSince: Number(row.waitingSince) }));
    },
    load: () => database.query(sql.load),
    async firstAnswers(since) {
      const rows = await database.query<Rows<'firstAnswers'>[number]>(sql['first-answers'], [since]);
      return rows.map((row) => ({
        ...row,
        openedAt: Number(row.openedAt),
        answeredAt: Number(row.answeredAt),
      }));
    },
    async sample() {
      const [row] = await database.query<{ reference: string }>(sql.sample);
      return row?.reference;
    },
  };
}
