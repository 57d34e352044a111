import type { AuditedEntry, AuditLog, SensitivityStore } from '../../desk/index.ts';
import file from './audit.sql';
import type { Database } from './database.ts';
import { namedQueries } from './named.ts';

const sql = namedQueries(file, 'record', 'has', 'list', 'sensitivity', 'mark-sensitive');

export function sqlAudit(database: Database): AuditLog {
  return {
    async record({ at, counsellor, action, subject, reason }) {
      await database.query(sql.record, [at, counsellor, action, subject, reason]);
    },
    async has({ counsellor, action, subject }, since) {
      return (await database.query(sql.has, [counsellor, action, subject, since])).length > 0;
    },
    async list({ login, action, subject, from, until, before }, limit) {
      const rows = await database.query<Row>(sql.list, [
        login ?? null,
        action ?? null,
        subject ?? null,
        from ?? null,
        until ?? null,
        before ?? null,
        limit,
      ]);
      return rows.map((row) => ({ ...row, id: Number(row.id), at: Number(row.at) }));
    },
  };
}

type Row = Omit<AuditedEntry, 'id' | 'at'> & { id: number | string; at: number | string };

export function sqlSensitivity(database: Database): SensitivityStore {
  return {
    async sensitivity(reference, kinds) {
      const [row] = await database.query<{ assignee: string | null; marked: boolean; sensitive: boolean }>(
        sql.sensitivity,
        [reference, [...kinds]],
      );
      return row;
    },
    async mark(reference, sensitive) {
      return (await database.query(sql['mark-sensitive'], [reference, sensitive])).length > 0;
    },
  };
}
