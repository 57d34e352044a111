import type { Database, Query } from './database.ts';
import { MIGRATIONS } from './migrations/index.ts';

/** Every table, those first that others refer to. */
const TABLES = [
  'counsellors',
  'second_factors',
  'recovery_codes',
  'sessions',
  'invitations',
  'failed_logins',
  'audit',
  'tickets',
  'ticket_events',
  'thread',
  'blocks',
  'seen',
  'referrals',
  'reminders',
  'ticks',
  'mentions',
  'conversations',
  'turns',
  'failed_turns',
  'outbox',
  'due_effects',
  'undeliverable',
  'events',
  'months',
  'visits',
  'reports',
  'links',
  'unanswered',
  'article_checks',
  'content_history',
  'web_messages',
  'traces',
  'deletions',
  'centre_settings',
  'pin_tries',
] as const;

/** Rows read and written at once. */
const AT_ONCE = 500;

/** Rows of one table, as PostgreSQL writes them in JSON. */
export type TableRows = { table: string; rows: string[] };

/** The schema that the rows belong to; they fit into no other. */
export const SCHEMA = MIGRATIONS.map(({ name }) => name).join(' ');

/** All data, as it is at one moment. `take` gets it table by table, in pieces. */
export async function readAll(database: Database, take: (part: TableRows) => Promise<void>): Promise<void> {
  await database.transaction(async (query, script) => {
    await script('set transaction isolation level repeatable read');
    for (const table of TABLES) {
      await script(`declare reading cursor for select row_to_json(${table})::text as row from ${table}`);
      for (;;) {
        const found = await query<{ row: string }>(`fetch ${AT_ONCE} from reading`);
        if (found.length > 0) await take({ table, rows: found.map(({ row }) => row) });
        if (found.length < AT_ONCE) break;
      }
      await script('close reading');
    }
  });
}

/** There is data already where data was to be put. */
export class NotEmpty extends Error {}

/** Puts all data into an empty database, or nothing of it. Returns how many rows each table got. */
export async function writeAll(
  database: Database,
  give: (put: (part: TableRows) => Promise<void>) => Promise<void>,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  await database.transaction(async (query) => {
    for (const table of TABLES) await mustBeEmpty(query, table);
    await give(async ({ table, rows }) => {
      const known = TABLES.find((one) => one === table);
      if (!known) throw new Error(`there is no table ${table}`);
      await query(
        `insert into ${known} overriding system value select * from json_populate_recordset(null::${known}, $1::json)`,
        [`[${rows.join(',')}]`],
      );
      counts[known] = (counts[known] ?? 0) + rows.length;
    });
    await goOnCounting(query);
  });
  return counts;
}

async function mustBeEmpty(query: Query, table: string): Promise<void> {
  const [row] = await query(`select 1 from ${table} limit 1`);
  if (row)
    throw new NotEmpty(
      `There is data already (in the table ${table}). This goes into an empty database only.`,
    );
}

/** Numbers that PostgreSQL gives by itself go on after the highest. */
async function goOnCounting(query: Query): Promise<void> {
  const columns = await query<{ table_name: string; column_name: string }>(
    "select table_name, column_name from information_schema.columns where table_schema = 'public' and is_identity = 'YES'",
  );
  for (const { table_name: table, column_name: column } of columns) {
    await query(
      `select setval(pg_get_serial_sequence($1, $2), (select coalesce(max(${column}), 0) + 1 from ${table}), false)`,
      [table, column],
    );
  }
}
