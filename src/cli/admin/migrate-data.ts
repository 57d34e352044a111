import { join } from 'node:path';
import type { Config } from '../../config.ts';
import type { Data } from '../../parts.ts';
import { lockFolder, moveConversations, openPglite, readAll, writeAll } from '../../storage/index.ts';
import { UsageError } from '../command-line.ts';

/**
 * Copies the embedded database into the served one, which must be empty, and with REDIS_URL the conversations to Redis. What is
 * in the folder stays as it was.
 */
export async function migrateData({ database, stores }: Data, config: Config): Promise<void> {
  if (config.DATABASE_URL === undefined) {
    throw new UsageError('Set DATABASE_URL to the database that the data shall go to.');
  }
  const unlock = lockFolder(config.DATA_DIR);
  try {
    const embedded = await openPglite(join(config.DATA_DIR, 'postgres'));
    const counts = await writeAll(database, (put) => readAll(embedded, put));
    if (config.REDIS_URL !== undefined) await moveConversations(embedded, stores);
    await embedded.close();
    for (const [table, count] of Object.entries(counts))
      console.log(`${String(count).padStart(9)}  ${table}`);
    console.log(`All data of ${config.DATA_DIR} is copied. Keep its data.key, or put it into DATA_KEY.`);
  } finally {
    unlock();
  }
}
