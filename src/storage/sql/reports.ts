import type { Report, ReportStore } from '../../reports/index.ts';
import type { Database } from './database.ts';
import { namedQueries } from './named.ts';
import file from './reports.sql';

const sql = namedQueries(file, 'months', 'read', 'keep');

export function sqlReports(database: Database): ReportStore {
  return {
    async months() {
      return (await database.query<{ month: string }>(sql.months)).map(({ month }) => month);
    },
    async read(month) {
      const [row] = await database.query<{ report: Report }>(sql.read, [month]);
      return row?.report;
    },
    async keep(month, report, madeAt) {
      await database.query(sql.keep, [month, JSON.stringify(report), madeAt]);
    },
  };
}
