import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Files, readFiles } from '../../src/content/files.ts';

/** An example of a finding: the good content with something broken in it, and what must be found. */
export type Broken = {
  kind: string;
  about: string;
  files: Files;
  finds: { kind: string; file: string; line?: number; place?: string; language?: string }[];
};

type BrokenFile = {
  about: string;
  change?: { file: string; from: string; to: string }[];
  add?: Record<string, string>;
  without?: string[];
  finds: Broken['finds'];
};

const HERE = import.meta.dirname;

/** The small content in which nothing is to be found. */
export const good: Files = readFiles(join(HERE, 'good'));

/** All examples in `broken/`, one file a kind. */
export function brokenExamples(): Broken[] {
  return readdirSync(join(HERE, 'broken')).map((file) => {
    const {
      about,
      change = [],
      add = {},
      without = [],
      finds,
    } = parse(readFileSync(join(HERE, 'broken', file), 'utf8')) as BrokenFile;
    const files = new Map([...good, ...Object.entries(add)]);
    for (const path of without) files.delete(path);
    for (const { file: path, from, to } of change) {
      const text = files.get(path) ?? '';
      if (!text.includes(from)) throw new Error(`${file}: ${path} does not hold ${JSON.stringify(from)}`);
      files.set(
        path,
        text.replace(from, () => to),
      );
    }
    return { kind: file.replace('.yaml', ''), about, files: new Map([...files].sort()), finds };
  });
}
