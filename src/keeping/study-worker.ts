import { parentPort, workerData } from 'node:worker_threads';
import { ContentError, checkFiles, corpusOf, type Finding, learnt } from '../content/index.ts';
import { createUnderstanding } from '../understanding/index.ts';
import type { Studied, Task } from './study.ts';

/** Runs in a thread of its own, see study.ts. */
async function work({ files, today, learning }: Task): Promise<Studied | readonly Finding[]> {
  const { findings } = checkFiles(files, today);
  if (!learning) return findings;
  const { cacheDir, asked } = learning;
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { findings: errors };
  try {
    const corpus = corpusOf(files);
    const trained = await learnt(corpus, cacheDir);
    const { understand } = createUnderstanding(corpus, trained);
    return { findings: [], trained, meanings: asked.map((text) => understand(text)) };
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return { findings: error.findings };
  }
}

parentPort?.postMessage(await work(workerData as Task));
