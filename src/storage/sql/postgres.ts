import pg from 'pg';
import type { Database, Query } from './database.ts';
import { migrate } from './migrate.ts';

/** Connections of one process. A turn holds one only for the time of a statement. */
const CONNECTIONS = 10;

/** Milliseconds to wait for a connection before a turn fails and comes again. */
const CONNECT_TIME = 5000;

/** Connections of one process that only hold a name (see `alone`): the work under it takes one of the others. */
const NAMES = 4;

/** A key of our own for the lock under which the schema is brought up to date, whatever else uses the database. */
const MIGRATION_LOCK = 7_146_920_731;

/** Counts and times are numbers here; none comes near the limit of 2^53. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format),
} as pg.CustomTypesConfig;

/** Opens a served PostgreSQL and brings its schema up to date; several processes may do so at the same time. */
export async function openPostgres(
  connectionString: string,
  log: { error(details: object, message: string): void },
): Promise<Database> {
  const open = (max: number) => {
    const opened = new pg.Pool({ connectionString, max, connectionTimeoutMillis: CONNECT_TIME, types });
    // A connection that breaks while nobody uses it is replaced by itself.
    opened.on('error', (error) => log.error({ err: error }, 'a connection to the database broke'));
    return opened;
  };
  const [pool, names] = [open(CONNECTIONS), open(NAMES)];
  const database: Database = {
    query: queryOn(pool),
    transaction: (work) => inTransaction(pool, work),
    alone: (name, work) =>
      inTransaction(names, async (query) => {
        // It goes with its connection, so a process that dies holds nobody up.
        await query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
        return work();
      }),
    async close() {
      await Promise.all([pool.end(), names.end()]);
    },
  };
  try {
    await underLock(pool, () => migrate(database));
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

function queryOn(target: pg.Pool | pg.PoolClient): Query {
  return async <Row>(text: string, values: readonly unknown[] = []) => {
    const { rows } = await target.query(text, [...values]);
    return rows as Row[];
  };
}

async function inTransaction<T>(pool: pg.Pool, work: Parameters<Database['transaction']>[0]): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(queryOn(client), async (text) => {
      await client.query(text);
    });
    await client.query('commit');
    client.release();
    return result as T;
  } catch (error) {
    // A connection that cannot even roll back is broken: it leaves the pool.
    await client.query('rollback').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    );
    throw error;
  }
}

/** One process at a time. The lock goes with its connection, so a process that dies leaves none behind. */
async function underLock(pool: pg.Pool, work: () => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await work();
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  } finally {
    client.release();
  }
}
