import type { Config } from '../../config.ts';
import type { Data } from '../../parts.ts';
import { sqlTickets } from '../../storage/index.ts';
import { addDataKey, createSeal, dropOlderDataKeys } from '../../tickets/index.ts';
import { UsageError } from '../command-line.ts';

/**
 * Seals all personal text with a new key. A key in the settings is the operator's to change; the file in the data folder is
 * changed here. Whenever this stops half way, everything still opens, and it can be begun again.
 */
export async function rotateKey(data: Data, config: Config): Promise<void> {
  return config.DATA_KEY === undefined
    ? changeKeyFile(data, config.DATA_DIR)
    : sealWithFirst(data, config.DATA_KEY);
}

async function changeKeyFile({ database }: Data, dataDir: string): Promise<void> {
  const seal = createSeal(...addDataKey(dataDir));
  const count = await sqlTickets(database, seal).sealAnew();
  dropOlderDataKeys(dataDir);
  console.log(
    `${count} cases are sealed with a new key. Copies of the old data.key open only old backups now.`,
  );
}

async function sealWithFirst({ database, seal }: Data, keys: string): Promise<void> {
  if (!keys.includes(',')) {
    throw new UsageError(
      'DATA_KEY has one key. Put a new one and a comma in front of it (openssl rand -base64 32), start every process ' +
        'anew with both, and run this again.',
    );
  }
  const count = await sqlTickets(database, seal).sealAnew();
  console.log(`${count} cases are sealed with the first key of DATA_KEY. The others can go.`);
}
