import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../../src/config.ts';

/** Characters: twice what any channel hands on. */
const LENGTH = 8_000;

/** Milliseconds of this process's work. A pattern whose time grows with the square of the text takes longer, one that explodes takes for ever. */
const MOST = 250;

/** A regular expression literal, behind a sign after which a division cannot stand. */
const LITERAL =
  /(?:[=(,:?&|[{;]|return|\n)\s*(\/(?![*/])(?:[^\\/\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/)([dgimsuvy]*)/g;

type Pattern = { file: string; source: string; flags: string };

const SRC = join(ROOT, 'src');
const patterns: Pattern[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .flatMap((name) => {
    const text = readFileSync(join(SRC, name), 'utf8');
    const code = text.replace(/^\s*(\/\/|\*|\/\*).*$/gm, '');
    return [...code.matchAll(LITERAL)].map((found) => ({
      file: relative(ROOT, join(SRC, name)),
      source: (found[1] ?? '').slice(1, -1),
      flags: found[2] ?? '',
    }));
  });

/** Texts that make a careless pattern go back and forth: runs of what it looks for, and an end that does not fit. */
function hostileTexts({ source }: Pattern): string[] {
  const signs = new Set([' ', 'a', 'A', '1', '-', '.', '/', '@', '\t', '\n', 'ë', '"', '(', '<', '_']);
  for (const sign of source) signs.add(sign);
  const words = source.match(/[a-z]{2,}/gi) ?? [];
  const pairs = ['a ', '1 ', 'a.', '1.', '/a', '@a', 'a-', '1-', ' \n', '1/', '+1'];
  return [...signs, ...words, ...pairs].map((part) => `${part.repeat(LENGTH / part.length)}\u0000!`);
}

function slowest(pattern: Pattern): number {
  let worst = 0;
  for (const text of hostileTexts(pattern)) {
    const expression = new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ''));
    const begin = process.cpuUsage();
    expression.exec(text);
    const { user, system } = process.cpuUsage(begin);
    worst = Math.max(worst, (user + system) / 1000);
  }
  return worst;
}

describe('every pattern of the program', () => {
  test('is found', () => {
    expect(patterns.length).toBeGreaterThan(80);
  });

  test('reads a hostile text in a moment', () => {
    const slow = patterns.filter((pattern) => slowest(pattern) > MOST && slowest(pattern) > MOST);
    expect(slow.map(({ file, source }) => `${file}: ${source}`)).toEqual([]);
  });
});
