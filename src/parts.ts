import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import type { Parts } from './app.ts';
import { type Config, ROOT } from './config.ts';
import { openLibrary } from './keeping/index.ts';
import {
  type Database,
  lockFolder,
  openPglite,
  openPostgres,
  redisStores,
  type Stores,
  sqlStores,
} from './storage/index.ts';
import { createSeal, loadDataKeys, type Seal } from './tickets/index.ts';

/** Where the program stands among the centres of the region. */
export const CENTRE = 'PR';

export type Data = { database: Database; stores: Stores; seal: Seal; close: () => Promise<void> };

/**
 * Opens the database that the settings name, with the key to what is sealed in it. The embedded one serves one process, so its
 * folder is locked; `close` gives it back.
 */
export async function openData(config: Config, log: FastifyBaseLogger): Promise<Data> {
  const unlock = config.DATABASE_URL ? () => {} : lockFolder(config.DATA_DIR);
  try {
    const database = await openDatabase(config, log);
    const { DATA_DIR: dataDir, DATA_KEY: dataKey } = config;
    const seal = createSeal(...loadDataKeys({ dataDir, ...(dataKey && { dataKey }) }));
    const stores = config.REDIS_URL ? await redisStores(config.REDIS_URL, log) : sqlStores(database);
    const close = async () => {
      await stores.close();
      await database.close();
      unlock();
    };
    return { database, stores, seal, close };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Opens what the program rests on: the content, the understanding and the data. */
export async function openParts(
  config: Config,
  log: FastifyBaseLogger,
): Promise<{ parts: Parts; close: () => Promise<void> }> {
  const { database, stores, seal, close } = await openData(config, log);
  try {
    const library = await openLibrary({
      folder: config.CONTENT_DIR ?? ROOT,
      languages: config.LANGUAGES,
      cacheDir: config.DATA_DIR,
      now: Date.now,
      isOwn: config.CONTENT_DIR !== undefined,
    });
    const clock = { now: Date.now, after: runAfter };
    return { parts: { database, stores, seal, library, clock, log }, close };
  } catch (error) {
    await close();
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
