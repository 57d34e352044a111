import type { PGlite, Transaction } from '@electric-sql/pglite';
import type { Database, Query } from './database.ts';
import { migrate } from './migrate.ts';

/**
 * Opens the embedded PostgreSQL in a folder (in memory without one) and brings its schema up to date. The folder serves one
 * process: take its lock first (see lock.ts). A new one begins as the dump `from`, or empty, which takes longer.
 */
export async function openPglite(folder?: string, from?: Blob): Promise<Database> {
  // Loaded here: a program with a served database has no use for it.
  const { PGlite } = await import('@electric-sql/pglite');
  const pglite = await PGlite.create({
    ...(folder !== undefined && { dataDir: folder }),
    ...(from && { loadDataDir: from }),
  });
  const database: Database = {
    query: queryOn(pglite),
    transaction: (work) =>
      pglite.transaction(async (transaction) =>
        work(queryOn(transaction), async (text) => {
          await transaction.exec(text);
        }),
      ),
    // It serves one process, in which the runner takes a person's turns one after the other.
    alone: (_name, work) => work(),
    close: () => pglite.close(),
  };
  await migrate(database);
  return database;
}

function queryOn(target: PGlite | Transaction): Query {
  return async <Row>(text: string, values: readonly unknown[] = []) => {
    const { rows } = await target.query<Row>(text, [...values]);
    return rows;
  };
}
