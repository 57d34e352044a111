import type { Database } from './database.ts';
import { MIGRATIONS } from './migrations/index.ts';

/** Brings the schema up to date, each migration in a transaction of its own. Safe to run at every start. */
export async function migrate(database: Database): Promise<void> {
  await database.query(
    'create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())',
  );
  const rows = await database.query<{ name: string }>('select name from migrations');
  const applied = new Set(rows.map((row) => row.name));
  for (const { name, sql } of MIGRATIONS) {
    if (applied.has(name)) continue;
    await database.transaction(async (query, script) => {
      await script(sql);
      await query('insert into migrations (name) values ($1)', [name]);
    });
  }
}
