import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import type { Parts } from './app.ts';
import { type Config, ROOT } from './config.ts';
import { loadContent, loadUnderstanding } from './content/index.ts';
import { lockFolder, openPglite } from './storage/index.ts';
import { createSeal, loadDataKey } from './tickets/index.ts';

/** Where the program stands among the centres of the region. */
const CENTRE = 'PR';

/**
 * Opens what the program rests on when nothing else is configured: the embedded database in the data folder, the content
 * and the understanding. Locks the folder; `close` gives it back.
 */
export async function openEmbedded(
  config: Config,
  log: FastifyBaseLogger,
): Promise<{ parts: Parts; close: () => Promise<void> }> {
  const unlock = lockFolder(config.DATA_DIR);
  try {
    const content = loadContent(ROOT);
    const [database, understanding] = await Promise.all([
      openPglite(join(config.DATA_DIR, 'postgres')),
      loadUnderstanding(ROOT),
    ]);
    const parts: Parts = {
      database,
      seal: createSeal(loadDataKey({ dataDir: config.DATA_DIR, ...(config.DATA_KEY && { dataKey: config.DATA_KEY }) })),
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

function runAfter(milliseconds: number, work: () => void): () => void {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
}
