import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const SRC = resolve(import.meta.dirname, '../src');

/**
 * Which folders each folder may import from, besides the vocabulary (message.ts, richtext.ts) that stands at the top of
 * src/. The picture of this table is docs/architecture.md.
 */
const MAY_IMPORT: Record<string, readonly string[]> = {
  language: [],
  wording: ['language'],
  dialogs: [],
  knowledge: ['wording', 'language'],
  understanding: ['language'],
  stay: [],
  tickets: ['understanding', 'language'],
  content: ['dialogs', 'knowledge', 'wording', 'language', 'understanding'],
  conversation: [
    'content',
    'dialogs',
    'knowledge',
    'understanding',
    'wording',
    'language',
    'stay',
    'reminders',
    'tickets',
    'referrals',
  ],
  runner: ['conversation', 'tickets', 'referrals', 'understanding', 'reminders'],
  reports: [
    'conversation',
    'tickets',
    'content',
    'dialogs',
    'knowledge',
    'understanding',
    'wording',
    'paper',
    'referrals',
  ],
  http: [],
  paper: [],
  reminders: ['stay', 'tickets', 'wording'],
  referrals: ['tickets', 'knowledge', 'wording', 'paper', 'http'],
  monitoring: ['runner', 'http'],
  channels: ['runner', 'wording', 'http'],
  keeping: ['content', 'conversation', 'knowledge', 'understanding', 'language', 'channels'],
  desk: [
    'reports',
    'channels',
    'tickets',
    'keeping',
    'referrals',
    'paper',
    'knowledge',
    'runner',
    'conversation',
    'content',
    'dialogs',
    'understanding',
    'wording',
    'http',
  ],
  translation: ['content', 'knowledge', 'wording'],
  storage: [
    'reminders',
    'keeping',
    'wording',
    'reports',
    'runner',
    'conversation',
    'tickets',
    'referrals',
    'channels',
    'desk',
    'understanding',
  ],
  cli: [
    'reports',
    'paper',
    'keeping',
    'translation',
    'content',
    'knowledge',
    'dialogs',
    'understanding',
    'language',
    'wording',
    'channels',
    'runner',
    'tickets',
    'desk',
    'storage',
  ],
};

/** Parts that know no network, no database, no file and no clock, so that a turn can be repeated. */
const PURE = ['conversation', 'stay', 'understanding', 'language', 'dialogs', 'knowledge', 'wording'];

/** What the pure parts may use of Node and of npm. */
const PURE_MODULES = /^(node:crypto|zod|i18next|marked|yaml|natural\/.*)$/;

type Import = { file: string; from: string };

const imports: Import[] = filesIn(SRC).flatMap((file) => {
  const source = readFileSync(file, 'utf8');
  const found = source.matchAll(/^(?:import|export)\b[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'/gms);
  return [...found].map((match) => ({ file: relative(SRC, file), from: match[1] ?? match[2] ?? '' }));
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

const folderOf = (path: string): string => path.split('/')[0] ?? '';

/** The folder of src/ that an import reaches into, and the path in it; undefined for a package or a file at the top. */
function reaches({ file, from }: Import): { folder: string; path: string } | undefined {
  if (!from.startsWith('.')) return undefined;
  const path = relative(SRC, resolve(SRC, dirname(file), from));
  return path.includes('/') ? { folder: folderOf(path), path } : undefined;
}

const crossing = imports.filter((one) => {
  const target = reaches(one);
  return target !== undefined && one.file.includes('/') && target.folder !== folderOf(one.file);
});

describe('the direction of imports', () => {
  test('every folder is in the table', () => {
    const folders = readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map((entry) => entry.name).sort()).toEqual(Object.keys(MAY_IMPORT).sort());
  });

  test('a folder imports only from those that it may', () => {
    const wrong = crossing.filter(
      (one) => !MAY_IMPORT[folderOf(one.file)]?.includes(reaches(one)?.folder ?? ''),
    );
    expect(wrong).toEqual([]);
  });

  test('other folders are entered by their door, index.ts', () => {
    const wrong = crossing.filter((one) => !/(^|\/)index\.ts$/.test(reaches(one)?.path ?? ''));
    expect(wrong).toEqual([]);
  });

  test('only the composition root and the commands know the storage', () => {
    const wrong = imports.filter(
      (one) =>
        reaches(one)?.folder === 'storage' && one.file.includes('/') && !/^(storage|cli)\//.test(one.file),
    );
    expect(wrong).toEqual([]);
  });

  test('the pure parts use no network, database, file or clock', () => {
    const wrong = imports.filter(
      ({ file, from }) => PURE.includes(folderOf(file)) && !from.startsWith('.') && !PURE_MODULES.test(from),
    );
    expect(wrong).toEqual([]);
    const clocks = filesIn(SRC)
      .filter((file) => PURE.includes(folderOf(relative(SRC, file))))
      .filter((file) =>
        /Date\.now\(|new Date\(\)|Math\.random\(|performance\.now\(/.test(readFileSync(file, 'utf8')),
      );
    expect(clocks).toEqual([]);
  });
});
