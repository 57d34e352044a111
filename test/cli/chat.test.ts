import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dataFolder, startProgram } from '../support/program.ts';

let folder: Awaited<ReturnType<typeof dataFolder>>;
beforeAll(async () => {
  folder = await dataFolder();
});
afterAll(() => folder.remove());

/** Pipes lines into `npm run chat` and gives back what it printed. */
async function chat(
  args: string[],
  lines: string[],
): Promise<{ out: string; err: string; code: number | null }> {
  const program = startProgram('chat', args, { DATA_DIR: folder.path });
  program.process.stdin?.end(lines.map((line) => `${line}\n`).join(''));
  const code = await program.ended;
  return { out: program.out(), err: program.err(), code };
}

type Reply = {
  text: string;
  choices: { id: string; label: string }[];
  articles: string[];
  urgent: string | null;
};
const repliesIn = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Reply);

describe('a talk from a pipe', () => {
  test('takes a message a line, commands and presses, and ends at the end of the file', async () => {
    const { out, code } = await chat(['--json'], ['/start', '#4', '#1', '', '/menu', '#99']);
    expect(code).toBe(0);
    const [language, menu, next, menuAgain, ...more] = repliesIn(out);
    expect(language?.choices.map((choice) => choice.label)).toEqual(['Shqip', 'Srpski', 'Српски', 'English']);
    expect(menu?.text).toContain('Welcome to Busulla');
    expect(next?.choices.length).toBeGreaterThan(2);
    expect(menuAgain?.choices).toEqual(menu?.choices);
    expect(more).toEqual([]);
  });

  test('begins in the language and script that are asked for', async () => {
    const { out } = await chat(
      ['--lang', 'sr', '--script', 'cyrillic', '--json'],
      ['/start', 'ја сам у опасности, бије ме'],
    );
    const [menu, danger] = repliesIn(out);
    expect(menu?.text).toContain('Добро дошли');
    expect(danger?.urgent).toBe('violence');
  });

  test('shows articles with their source and the day they were checked', async () => {
    const { out } = await chat(
      ['--lang', 'en', '--json'],
      ['What is the Entry/Exit System, do they take my fingerprints at the border?'],
    );
    const [answer] = repliesIn(out);
    expect(answer?.articles).toEqual(['visa-ees']);
    expect(answer?.text).toMatch(/Source: .*Checked on 24 November 2026|Source: .*24\.11\.2026/);
  });

  test('goes on with a talk that has a name', async () => {
    await chat(['--conversation', 'mine', '--lang', 'en'], ['/person', '#1']);
    const { out } = await chat(['--conversation', 'mine'], ['/status']);
    expect(out).toMatch(/Case .*PR-\w{4}-\w{4}.*, opened on/);
  });

  test('says how it is used', async () => {
    expect((await chat(['--help'], [])).out).toContain('--script latin|cyrillic');
    const wrong = await chat(['--lang', 'xx'], []);
    expect(wrong.code).toBe(1);
    expect(wrong.err).toContain('--lang sq|sr|en');
    expect(wrong.err).not.toContain('    at ');
  });
});
