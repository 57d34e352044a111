import { type App, buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { Library } from '../../src/keeping/index.ts';
import type { Clock } from '../../src/runner/index.ts';
import { type Database, sqlStores } from '../../src/storage/index.ts';
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

/** The whole program on an embedded database (in memory without a folder), listening on a free port. */
export async function startApp(
  settings: Record<string, string> = {},
  folder?: string,
  clock: Clock = { now: Date.now, after: runAfter },
  given?: Library,
): Promise<RunningApp> {
  const { log, lines } = testLog();
  const [database, library] = await Promise.all([openDatabase(folder), given ?? realLibrary()]);
  const app = await buildApp(readConfig(settings), {
    database,
    stores: sqlStores(database),
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
      await database.close();
    },
  };
}

function runAfter(milliseconds: number, work: () => void): () => void {
  const timer = setTimeout(work, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
}
