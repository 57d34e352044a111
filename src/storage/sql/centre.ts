import type { CentreSettings, CentreStore } from '../../tickets/index.ts';
import file from './centre.sql';
import type { Database } from './database.ts';
import { namedQueries } from './named.ts';

const sql = namedQueries(file, 'read', 'write');

export function sqlCentre(database: Database, centre: string): CentreStore {
  return {
    async read() {
      const [row] = await database.query<{ settings: Partial<CentreSettings> }>(sql.read, [centre]);
      return row?.settings;
    },
    async write(settings) {
      await database.query(sql.write, [centre, JSON.stringify(settings)]);
    },
  };
}
