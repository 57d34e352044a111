import type { Database } from './database.ts';
import { namedQueries } from './named.ts';
import file from './undeliverable.sql';

const sql = namedQueries(file, 'since');

/** How often something could not be delivered since a moment, by channel and by what the platform said. */
export function undeliverableSince(
  database: Database,
  since: number,
): Promise<{ channel: string; reason: string; count: number }[]> {
  return database.query(sql.since, [since]);
}
