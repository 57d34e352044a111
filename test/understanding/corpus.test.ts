import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { readCorpus } from '../../src/content/index.ts';
import { lexiconReader } from '../../src/understanding/index.ts';

const root = mkdtempSync(join(tmpdir(), 'corpus-'));
afterAll(() => rmSync(root, { recursive: true }));

/** The real lexicon and intents with one file changed. */
function withFile(file: string, text: string): unknown {
  for (const folder of ['intents', 'lexicon']) {
    cpSync(join('knowledge', folder), join(root, 'knowledge', folder), { recursive: true });
  }
  writeFileSync(join(root, 'knowledge', file), text);
  return readCorpus(root);
}

test.each([
  ['lexicon/spelling.yaml', 'kom: [kam]', /spelling\.yaml\n.*cannot be read.*string/s],
  ['lexicon/everyday.yaml', 'concepts:\n  work: {sq "pune"}', /everyday\.yaml\n.*cannot be read/],
  [
    'lexicon/everyday.yaml',
    'concepts: {}\ngroups: {land: dee at}',
    /the group "land" names no concept with "dee"/,
  ],
  ['intents/urgent/articles.yaml', 'suicidal: [risk-crisis]', /articles\.yaml\n.*cannot be read.*violence/s],
])('a mistake in %s is reported with the file and the reason', (file, text, message) => {
  expect(() => withFile(file, text)).toThrow(message);
});

test('a spelling never leads to another spelling, so that undoing it twice changes nothing', async () => {
  const { lexicon } = readCorpus('.');
  const { usual } = lexiconReader(lexicon);
  for (const written of Object.keys(lexicon.spelling)) {
    const once = usual([written]);
    expect([written, usual(once)]).toEqual([written, once]);
  }
});
