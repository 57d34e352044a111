import type { Link, LinkStore } from '../../reports/index.ts';
import type { Database } from './database.ts';
import file from './links.sql';
import { namedQueries } from './named.ts';

const sql = namedQueries(file, 'list', 'find', 'keep');

export function sqlLinks(database: Database): LinkStore {
  return {
    async list() {
      const rows = await database.query<Link & { followed: number }>(sql.list);
      return rows.map((row) => ({ ...row, madeAt: Number(row.madeAt) }));
    },
    async find(code) {
      const [row] = await database.query<Link>(sql.find, [code]);
      return row && { ...row, madeAt: Number(row.madeAt) };
    },
    async keep({ code, topic, place, campaign, madeAt }) {
      await database.query(sql.keep, [code, topic, place, campaign, madeAt]);
    },
  };
}
