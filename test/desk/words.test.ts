import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT } from '../../src/config.ts';
import { DESK_ERRORS } from '../../src/desk/index.ts';
import { URGENT_KINDS } from '../../src/understanding/index.ts';

type Words = { [key: string]: string | Words };

const words = keysOf(JSON.parse(readFileSync(join(ROOT, 'locales/en/desk.json'), 'utf8')) as Words);

function keysOf(nested: Words, prefix = ''): string[] {
  return Object.entries(nested).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [prefix + key.replace(/_(one|other)$/, '')]
      : keysOf(value, `${prefix}${key}.`),
  );
}

/** What the sources of the desk ask for: whole keys, and for computed ones how they begin. */
const asked = ['src/desk', 'src/desk/api', 'src/desk/web'].flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => /\.tsx?$/.test(name))
    .flatMap((name) => {
      const source = readFileSync(join(ROOT, folder, name), 'utf8');
      return [...source.matchAll(/['`](?:desk:)?([a-z-]+(?:\.[a-z-]+)*\.?)(\$\{|['`])/g)].map(
        ([, key = '', end]) => ({
          key,
          isWhole: end !== '${',
        }),
      );
    }),
);

test('every key that the desk has is asked for', () => {
  const unused = words.filter(
    (word) =>
      !asked.some(({ key, isWhole }) => (isWhole ? key === word : key.endsWith('.') && word.startsWith(key))),
  );
  expect(unused).toEqual([]);
});

test('every key that the desk asks for is there', () => {
  const sections = new Set(words.filter((word) => word.includes('.')).map((word) => word.split('.')[0]));
  const missing = asked.filter(
    ({ key, isWhole }) =>
      isWhole && sections.has(key.split('.')[0]) && key.includes('.') && !words.includes(key),
  );
  expect(missing).toEqual([]);
});

test('every mistake and every danger has its words', () => {
  expect(words).toEqual(expect.arrayContaining(Object.keys(DESK_ERRORS).map((code) => `errors.${code}`)));
  expect(words).toEqual(expect.arrayContaining(URGENT_KINDS.map((kind) => `urgent.${kind}`)));
});
