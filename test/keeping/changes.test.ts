import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  changesOf,
  groupAlike,
  newChecks,
  newExamples,
  patchOf,
  type Question,
} from '../../src/keeping/index.ts';
import { trained } from '../understanding/trained.ts';

const { vectorOf } = await trained();

function question(id: string, text: string, assignment: Question['assignment']): Question {
  return { id, at: 0, locale: 'sq', text, article: null, assignment };
}

describe('questions that are alike', () => {
  test('come together, however they are written, the most frequent first', () => {
    const asked = [
      'a lejohet me marr qenin me vete ne gjermani',
      'sa kushton me hap nje restorant ne tirane',
      'a mundem me e marrë qenin me vete në Gjermani?',
      'qenin ne gjermani a mundem me marr me vete',
      'Koliko košta da otvorim restoran u Tirani?',
    ];
    const groups = groupAlike(asked, vectorOf);
    expect(groups[0]).toEqual([asked[0], asked[2], asked[3]]);
    expect(groups.flat().sort()).toEqual([...asked].sort());
    expect(groups.length).toBeLessThanOrEqual(3);
  });

  test('nothing is alone in a group that it has no sign of', () => {
    expect(groupAlike(['', '…', 'visa'], vectorOf)).toHaveLength(3);
    expect(groupAlike([], vectorOf)).toEqual([]);
  });
});

describe('what was decided', () => {
  const files = new Map([
    ['knowledge/visa/visa-ees/questions.sq.txt', 'çka është EES\nnjë tjetër'],
    ['knowledge/visa/visa-ees/article.yaml', 'id: visa-ees\nchecked: 2026-01-10\nreviewBy: 2026-07-10\n'],
    ['knowledge/intents/out-of-scope/questions.sq.txt', 'moti nesër\n'],
  ]);

  test('becomes examples, each once, where there is a file for it', () => {
    const examples = newExamples(files, [
      question('a', 'Cka eshte EES?', { to: 'article', article: 'visa-ees' }),
      question('b', 'gishtat  ne kufi', { to: 'article', article: 'visa-ees' }),
      question('c', 'Gishtat në kufi!', { to: 'article', article: 'visa-ees' }),
      question('d', 'sa gola dje', { to: 'out-of-scope' }),
      question('e', 'x', { to: 'nothing' }),
      question('f', 'y', { to: 'new-article', title: 'Dogs' }),
      question('g', 'z', { to: 'article', article: 'visa-gone' }),
      question('h', 'w', null),
    ]);
    expect(examples.map(({ id, text }) => [id, text])).toEqual([
      ['b', 'gishtat ne kufi'],
      ['d', 'sa gola dje'],
    ]);
    const changes = changesOf(files, examples, []);
    expect(changes.get('knowledge/visa/visa-ees/questions.sq.txt')).toBe(
      'çka është EES\nnjë tjetër\ngishtat ne kufi\n',
    );
    expect(changes.get('knowledge/intents/out-of-scope/questions.sq.txt')).toBe('moti nesër\nsa gola dje\n');
  });

  test('sets the days of a check, until the file says a later one', () => {
    const check = { article: 'visa-ees', checked: '2026-11-24', reviewBy: '2027-05-24' };
    const checks = newChecks(files, [check, { ...check, article: 'visa-gone' }]);
    expect(checks).toEqual([check]);
    const changes = changesOf(files, [], checks);
    expect(changes.get('knowledge/visa/visa-ees/article.yaml')).toBe(
      'id: visa-ees\nchecked: 2026-11-24\nreviewBy: 2027-05-24\n',
    );
    expect(newChecks(new Map([...files, ...changes]), checks)).toEqual([]);
  });
});

describe('a patch', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  /** What `git apply` makes of files and a patch. */
  function applied(files: ReadonlyMap<string, string>, patch: string): Map<string, string> {
    const folder = mkdtempSync(join(tmpdir(), 'patch-'));
    folders.push(folder);
    for (const [file, text] of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    execFileSync('git', ['apply', '-'], { cwd: folder, input: patch });
    return new Map([...files.keys()].map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  }

  test('is what git applies, with and without line ends', () => {
    const files = new Map([
      ['a/b.txt', 'one\ntwo\nthree\nfour\nfive\n'],
      ['a/c.txt', 'no end'],
      ['a/d.txt', 'same\n'],
    ]);
    const changes = new Map([
      ['a/b.txt', 'one\ntwo\nthree\nfour\nFIVE\nsix\n'],
      ['a/c.txt', 'no end\nmore\n'],
      ['a/d.txt', 'same\n'],
    ]);
    const patch = patchOf(files, changes);
    expect(patch).not.toContain('a/d.txt');
    expect(applied(files, patch)).toEqual(new Map([...files, ...changes]));
    expect(patchOf(files, new Map())).toBe('');
  });

  test('is what git applies, whatever changed', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'ë', ''), { maxLength: 9 })
      .map((lines) => lines.join('\n'))
      .filter((one) => one !== '');
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before !== after);
        const files = new Map([['x.txt', before]]);
        const patch = patchOf(files, new Map([['x.txt', after]]));
        expect(applied(files, patch).get('x.txt')).toBe(after);
      }),
      { numRuns: 40 },
    );
  });
});
