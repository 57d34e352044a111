import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Language } from '../message.ts';
import {
  type Corpus,
  createUnderstanding,
  fingerprintOf,
  type Trained,
  train,
  type Understanding,
} from '../understanding/index.ts';
import { readCorpus } from './corpus.ts';

/** Reads the corpus under a root folder and gives an understanding that is ready for use. */
export async function loadUnderstanding(
  root: string,
  options: { cacheDir?: string; languages?: readonly Language[] } = {},
): Promise<Understanding> {
  const corpus = readCorpus(root, options.languages);
  return createUnderstanding(corpus, await learnt(corpus, options.cacheDir));
}

/**
 * What a corpus teaches. With a cache folder it is kept there, and the next time the same corpus is quick. A cache that cannot
 * be read or written only costs the time of training.
 */
export async function learnt(corpus: Corpus, cacheDir?: string): Promise<Trained> {
  if (cacheDir === undefined) return train(corpus);
  const key = createHash('sha256').update(JSON.stringify(corpus)).update(fingerprintOf(corpus)).digest('hex');
  const file = join(cacheDir, `understanding-${key.slice(0, 16)}.bin`);
  const kept = await readTrained(file);
  if (kept) return kept;
  const trained = train(corpus);
  await keepTrained(cacheDir, file, trained);
  return trained;
}

async function readTrained(file: string): Promise<Trained | undefined> {
  try {
    return deserialize(await readFile(file)) as Trained;
  } catch {
    // Not there yet, or cut off when the disk was full: it is made anew.
    return undefined;
  }
}

/** What the content taught that is live, and that of a change which is being tried. */
const MOST_KEPT = 2;

/** Written beside and moved into place, so that a reader never sees half of it; what older content taught goes. */
async function keepTrained(folder: string, file: string, trained: Trained): Promise<void> {
  const beside = `${file}.${process.pid}`;
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(beside, serialize(trained));
    await rename(beside, file);
    await Promise.all((await olderIn(folder)).map((old) => rm(old, { force: true })));
  } catch {
    // A folder that cannot be written to only makes the next start slower.
  }
}

async function olderIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => /^understanding-.*\.bin$/.test(name));
  const files = await Promise.all(
    names.map(async (name) => ({
      file: join(folder, name),
      writtenAt: (await stat(join(folder, name))).mtimeMs,
    })),
  );
  return files
    .sort((one, other) => other.writtenAt - one.writtenAt)
    .slice(MOST_KEPT)
    .map(({ file }) => file);
}
