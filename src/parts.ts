import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import type { Parts } from './app.ts';
import { type Config, ROOT } from './config.ts';
import { loadContent, loadUnderstanding } from './content/index.ts';
import { type Database, lockFolder, openPglite, openPostgres } from './storage/index.ts';
import { createSeal, loadDataKey } from './tickets/index.ts';

/** Where the program stands among the centres of the region. */
const CENTRE = 'PR';

/**
 * Opens what the program rests on: the content, the understanding, and the database that the settings name. The embedded
 * one serves one process, so its folder is locked; `close` gives it back.
 */
export async function openParts(
  config: Config,
  log: FastifyBaseLogger,
): Promise<{ parts: Parts; close: () => Promise<void> }> {
  const unlock = config.DATABASE_URL ? () => {} : lockFolder(config.DATA_DIR);
  try {
    const content = loadContent(ROOT);
    const [database, understanding] = await Promise.all([openDatabase(config, log), loadUnderstanding(ROOT)]);
    const parts: Parts = {
      database,
      seal: createSeal(
        loadDataKey({ dataDir: config.DATA_DIR, ...(config.DATA_KEY && { dataKey: config.DATA_KEY }) }),
      ),
      world: { content, understanding, centre: CENTRE },
      clock: { now: Date.now, after: runAfter },
      log,
    };
    const close = async () => {
      await database.close();
      unlock();
    };
    return { parts, close };
  } catch (error) {
    unlock();
    throw error;
  }
}

function openDatabase({ DATABASE_URL, DATA_DIR }: Config, log: FastifyBaseLogger): Promise<Database> {
  return DATABASE_URL ? openPostgres(DATABASE_URL, log) : openPglite(join(DATA_DIR, 'postgres'));
}

function runAfter(milliseconds: number, work: () => void): () => void {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
}
