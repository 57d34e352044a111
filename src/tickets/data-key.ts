import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const KEY_BYTES = 32;

/**
 * The key that personal data is sealed with: `dataKey` (the setting DATA_KEY) when it is set, otherwise the file `data.key` in
 * the data folder, which is made at the first start and which only its owner can read. Whoever loses it loses the texts.
 */
export function loadDataKey({ dataKey, dataDir }: { dataKey?: string; dataDir: string }): Buffer {
  if (dataKey !== undefined) return decode(dataKey, 'DATA_KEY');
  const file = join(dataDir, 'data.key');
  try {
    writeFileSync(file, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return decode(readFileSync(file, 'utf8'), file);
}

function decode(text: string, origin: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length === KEY_BYTES) return key;
  throw new Error(
    `${origin} must be ${KEY_BYTES} bytes in base64, and is not. A new one: openssl rand -base64 ${KEY_BYTES}`,
  );
}
