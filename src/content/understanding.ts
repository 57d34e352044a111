import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import {
  createUnderstanding,
  fingerprintOf,
  type Trained,
  train,
  type Understanding,
} from '../understanding/index.ts';
import { readCorpus } from './corpus.ts';

/**
 * Reads the corpus under a root folder and gives an understanding that is ready for use. With a cache folder, what was
 * learnt is kept there and the next start with the same corpus is quick. A cache that cannot be read or written only
 * costs the time of training.
 */
export async function loadUnderstanding(
  root: string,
  options: { cacheDir?: string } = {},
): Promise<Understanding> {
  const corpus = await readCorpus(root);
  if (options.cacheDir === undefined) return createUnderstanding(corpus);
  const key = createHash('sha256').update(JSON.stringify(corpus)).update(fingerprintOf(corpus)).digest('hex');
  const file = join(options.cacheDir, `understanding-${key.slice(0, 16)}.bin`);
  const kept = await readTrained(file);
  if (kept) return createUnderstanding(corpus, kept);
  const trained = train(corpus);
  await keepTrained(options.cacheDir, file, trained);
  return createUnderstanding(corpus, trained);
}

async function readTrained(file: string): Promise<Trained | undefined> {
  try {
    return deserialize(await readFile(file)) as Trained;
  } catch {
    // Not there yet, or cut off when the disk was full: it is made anew.
    return undefined;
  }
}

/** Written beside and moved into place, so that a reader never sees half of it; what older content taught goes. */
async function keepTrained(folder: string, file: string, trained: Trained): Promise<void> {
  const beside = `${file}.${process.pid}`;
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(beside, serialize(trained));
    await rename(beside, file);
    const old = (await readdir(folder)).filter(
      (name) => /^understanding-.*\.bin$/.test(name) && !file.endsWith(name),
    );
    await Promise.all(old.map((name) => rm(join(folder, name), { force: true })));
  } catch {
    // A folder that cannot be written to only makes the next start slower.
  }
}
