import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const KEY_BYTES = 32;

/** The current key, and those from before it was changed. */
export type DataKeys = [current: Buffer, ...older: Buffer[]];

/**
 * The keys that personal data is sealed with: `dataKey` (the setting DATA_KEY, with commas between several) when it is set,
 * otherwise the lines of the file `data.key` in the data folder, which is made at the first start and which only its owner can
 * read. Whoever loses them loses the texts.
 */
export function loadDataKeys({ dataKey, dataDir }: { dataKey?: string; dataDir: string }): DataKeys {
  if (dataKey !== undefined) return decode(dataKey.split(','), 'DATA_KEY');
  const file = fileIn(dataDir);
  try {
    writeFileSync(file, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return decode(readFileSync(file, 'utf8').trim().split('\n'), file);
}

/** Makes a new key the current one of the file; the others stay, so that what they sealed can be opened. */
export function addDataKey(dataDir: string): DataKeys {
  return store(dataDir, [randomBytes(KEY_BYTES), ...loadDataKeys({ dataDir })]);
}

/** Leaves only the current key in the file. */
export function dropOlderDataKeys(dataDir: string): DataKeys {
  const [current] = loadDataKeys({ dataDir });
  return store(dataDir, [current]);
}

/** As a whole or not at all: a file that is half written would lose the texts. */
function store(dataDir: string, keys: DataKeys): DataKeys {
  const file = fileIn(dataDir);
  const lines = keys.map((key) => `${key.toString('base64')}\n`);
  writeFileSync(`${file}.new`, lines.join(''), { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return keys;
}

function fileIn(dataDir: string): string {
  return join(dataDir, 'data.key');
}

function decode(texts: readonly string[], origin: string): DataKeys {
  const keys = texts.map((text) => Buffer.from(text.trim(), 'base64'));
  const [current, ...older] = keys;
  if (current && keys.every((key) => key.length === KEY_BYTES)) return [current, ...older];
  throw new Error(
    `${origin} must be ${KEY_BYTES} bytes in base64, and is not. A new one: openssl rand -base64 ${KEY_BYTES}`,
  );
}
