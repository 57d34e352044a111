import { createUnderstanding, type Understanding } from '../understanding/index.ts';
import { readCorpus } from './corpus.ts';

/** Reads the corpus under a root folder and gives an understanding that is ready for use. */
export async function loadUnderstanding(root: string): Promise<Understanding> {
  return createUnderstanding(await readCorpus(root));
}
