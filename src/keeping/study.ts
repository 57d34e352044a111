import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ROOT } from '../config.ts';
import type { Files, Finding } from '../content/index.ts';
import type { Meaning, Trained } from '../understanding/index.ts';

/** What the thread is given. */
export type Task = {
  files: Files;
  /** The day on which the content is checked (YYYY-MM-DD). */
  today: string;
  /** Left out when the content is only checked. */
  learning?: Learning;
};

type Learning = {
  cacheDir: string;
  /** Messages to be understood with what was learnt. */
  asked: readonly string[];
};

export type Studied =
  /** The content cannot go live: the errors. */
  | { findings: readonly Finding[]; trained?: never; meanings?: never }
  | { findings: readonly []; trained: Trained; meanings: readonly Meaning[] };

/** Checks content and learns from it in a thread of its own: that takes seconds, in which the bot goes on answering. */
export function study(files: Files, today: string, learning: Learning): Promise<Studied> {
  return inThread<Studied>({ files, today, learning });
}

/** Everything that is to be said about content, found in a thread of its own. */
export function inspect(files: Files, today: string): Promise<readonly Finding[]> {
  return inThread<readonly Finding[]>({ files, today });
}

function inThread<T>(task: Task): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(join(ROOT, 'dist/study.js'), { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`learning ended with ${code} and without a result`)));
  });
}
