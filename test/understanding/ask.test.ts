import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { buildSync } from 'esbuild';

// Beside the dependencies, so that the program finds them.
const PROGRAM = 'node_modules/.cache/busulla/ask.js';
buildSync({
  entryPoints: ['src/cli/ask.ts'],
  outfile: PROGRAM,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
});

function ask(args: string[], input = '') {
  const env = { ...process.env, DATA_DIR: 'node_modules/.cache/busulla' };
  return spawnSync('node', [PROGRAM, ...args], { input, encoding: 'utf8', env });
}

describe('ask --jsonl', () => {
  test('answers every line with one line, in order', () => {
    const lines = [
      { id: 'a', text: 'Колико кошта виза?', lang: 'sr' },
      { id: 'b', text: 'me mbajne te mbyllur dhe me rrahin' },
      { id: 'c', text: 'du me fol me njeri' },
    ];
    const { stdout, status } = ask(['--jsonl'], lines.map((line) => JSON.stringify(line)).join('\n'));
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(status).toBe(0);
    expect(answers).toMatchObject([
      {
        id: 'a',
        language: 'sr',
        kind: expect.stringMatching(/answer|clarify/),
        urgent: false,
        urgentKind: null,
      },
      { id: 'b', language: 'sq', urgent: true },
      { id: 'c', language: 'sq', kind: 'human', urgent: false, articles: [] },
    ]);
    for (const { id, score } of answers[0].articles) {
      expect(id).toMatch(/^[a-z-]+$/);
      expect(score).toBeLessThanOrEqual(1);
    }
  });

  test('says which line it cannot read', () => {
    const { stderr, status } = ask(['--jsonl'], '{"id":"a","text":"hi"}\n{"id":1}\n');
    expect(status).not.toBe(0);
    expect(stderr).toContain('line 2 of the input');
  });

  test('explains itself when asked nothing', () => {
    const { stderr, status } = ask([]);
    expect(status).toBe(2);
    expect(stderr).toContain('usage:');
  });
});
