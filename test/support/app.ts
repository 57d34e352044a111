import { type App, buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { Library } from '../../src/keeping/index.ts';
import type { Clock } from '../../src/runner/index.ts';
import { type Database, openPostgres, redisStores, sqlStores } from '../../src/storage/index.ts';
import { createSeal } from '../../src/tickets/index.ts';
import { realLibrary } from './content.ts';
import { openDatabase } from './database.ts';
import { testLog } from './log.ts';

export type RunningApp = {
  app: App;
  /** Where it listens, for example http://127.0.0.1:40123. */
  origin: string;
  database: Database;
  logLines: string[];
  stop(): Promise<void>;
};

/**
 * The whole program, listening on a free port: on an embedded database (in memory without a folder), or on the servers that the
 * settings name.
 */
export async function startApp(
  settings: Record<string, string> = {},
  folder?: string,
  clock: Clock = { now: Date.now, after: runAfter },
  given?: Library,
): Promise<RunningApp> {
  const { log, lines } = testLog();
  const { DATABASE_URL: served, REDIS_URL: redis } = settings;
  const [database, library] = await Promise.all([
    served ? openPostgres(served, log) : openDatabase(folder),
    given ?? realLibrary(),
  ]);
  const stores = redis ? await redisStores(redis, log) : sqlStores(database);
  const app = await buildApp(readConfig(settings), {
    database,
    stores,
    seal: createSeal(Buffer.alloc(32, 7)),
    library,
    clock,
    log,
  });
  await app.server.listen({ port: 0, host: '127.0.0.1' });
  await app.start();
  return {
    app,
    origin: app.server.listeningOrigin,
    database,
    logLines: lines,
    async stop() {
      await app.stop();
      await stores.close();
      await database.close();
    },
  };
}

function runAfter(milliseconds: number, work: () => void): () => void {
  const timer = setTimeout(work, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
}
