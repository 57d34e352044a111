import type { Block, BlockStore, Seal } from '../../tickets/index.ts';
import file from './blocks.sql';
import type { Database } from './database.ts';
import { namedQueries } from './named.ts';
import { type BigInteger, changeTicket } from './ticket-change.ts';

const sql = namedQueries(file, 'add', 'others', 'active', 'list', 'lift', 'expire');

/** Blocks in PostgreSQL, by the marks that tickets have. */
export function sqlBlocks(database: Database, seal: Seal): BlockStore {
  return {
    add: ({ id, ticket, reason, by, at, until }, decide, decideOthers) =>
      database.transaction(async (query) => {
        const outcome = await changeTicket(query, seal, ticket, decide, id);
        if (outcome !== 'changed') return { outcome, others: [] };
        const rows = await query<{ reference: string }>(sql.others, [ticket]);
        for (const { reference } of rows) await changeTicket(query, seal, reference, decideOthers);
        await query(sql.add, [ticket, id, reason, by, at, until]);
        return { outcome, others: rows.map(({ reference }) => reference) };
      }),
    async active(now) {
      const rows = await database.query<{ person: string; until: BigInteger }>(sql.active, [now]);
      return rows.map((row) => ({ ...row, until: Number(row.until) }));
    },
    async list(now) {
      const rows = await database.query<Block>(sql.list, [now]);
      return rows.map((row) => ({ ...row, at: Number(row.at), until: Number(row.until) }));
    },
    async lift(id) {
      const [row] = await database.query<{ ticket: string | null }>(sql.lift, [id]);
      return row;
    },
    async expire(now) {
      await database.query(sql.expire, [now]);
    },
  };
}
