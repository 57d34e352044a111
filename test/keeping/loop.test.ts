import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openLibrary } from '../../src/keeping/index.ts';
import { administratorOf } from '../support/administrator.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { becomes, describeInBrowser, mustBeUsable } from '../support/browser.ts';
import { type ContentFolder, contentFolder } from '../support/content-folder.ts';
import { patiently } from '../support/patience.ts';
import { dataFolder } from '../support/program.ts';
import { WebPerson } from '../support/web-person.ts';

const ASKED = [
  'papagalli a hyn pa kafaz',
  'a hyn papagalli pa kafaz',
  'a hyn pa kafaz papagalli 044 123 456',
];
const [FIRST = ''] = ASKED;
const PAPERS = 'knowledge/return/return-documents/en.md';
const EXAMPLES = 'knowledge/visa/visa-border-documents/questions.sq.txt';

const timesUnknown = (person: WebPerson) => person.said().filter((id) => id === 'unknown').length;

describeInBrowser('what the bot could not answer', (browser) => {
  let content: ContentFolder;
  let data: Awaited<ReturnType<typeof dataFolder>>;
  let running: RunningApp;

  beforeAll(async () => {
    data = await dataFolder();
    content = contentFolder();
    content.edit('knowledge/visa/visa-schengen-free/article.yaml', (text) =>
      text
        .replace(/^checked: .*$/m, 'checked: 2026-10-01')
        .replace(/^reviewBy: .*$/m, 'reviewBy: 2026-12-24'),
    );
    const library = await openLibrary({
      folder: content.path,
      cacheDir: data.path,
      now: Date.now,
      isOwn: true,
    });
    running = await startApp({}, undefined, undefined, library);
  });
  afterAll(async () => {
    await running.stop();
    content.remove();
    await data.remove();
  });

  test('is decided, tried, taken live without a restart, and answered', async () => {
    const person = await WebPerson.visit(running.origin);
    await person.presses('locale:sq');
    await person.hears('welcome');
    for (const [index, text] of ASKED.entries()) {
      await person.writes(text);
      while (timesUnknown(person) <= index) {
        await patiently(person.change(), () => `${text}: ${person.said()}`);
      }
    }

    const page = await browser.open(`${running.origin}/desk/review`, {
      cookie: await administratorOf(running),
    });
    const group = page.locator('section.group', { hasText: '3 questions' });
    await group.waitFor();
    await mustBeUsable(page);
    expect(await page.content()).not.toContain('044 123 456');

    await group.getByLabel('Article', { exact: true }).selectOption('visa-border-documents');
    await group.getByRole('button', { name: 'Decide' }).click();
    await page.getByText('There is nothing to decide.').waitFor();
    await becomes(() => page.locator('.pending code').allTextContents(), [EXAMPLES, EXAMPLES, EXAMPLES]);

    const meanwhile = WebPerson.visit(running.origin);
    await page.getByRole('button', { name: 'Try it' }).click();
    const other = await meanwhile;
    await other.presses('locale:en');
    await other.hears('welcome');
    await page.getByText('New examples that are understood: 0 of 3 before, 3 after.').waitFor();
    await page.locator('.trial tbody tr', { hasText: /^Right article first.*\d/ }).waitFor();
    await mustBeUsable(page);

    await page.getByRole('button', { name: 'Take live' }).click();
    await page.getByText('The changes are live.').waitFor();
    await page.getByText('There is no change.').waitFor();
    expect(readFileSync(join(content.path, EXAMPLES), 'utf8')).toContain(FIRST);

    await person.writes(FIRST);
    await person.hears('article:visa-border-documents');

    await page.getByRole('link', { name: 'Review dates' }).click();
    const row = page.locator('tr', { hasText: 'Schengen travel without a visa' });
    await row.getByRole('button', { name: 'Checked today' }).click();
    await row.getByText('noted').waitFor();
    await mustBeUsable(page);

    content.edit('knowledge/visa/visa-ees/en.md', (text) => text.replace(/^# .*/, '# Fingers at the border'));
    await page.getByRole('link', { name: 'Preview' }).click();
    await page.getByLabel('What to show').selectOption('article:visa-ees');
    await becomes(() => page.locator('.channel').count(), 12);
    await page.locator('.channel', { hasText: 'Fingers at the border' }).first().waitFor();
    await mustBeUsable(page);

    await page.getByLabel('Which content').selectOption('own');
    await page.getByLabel('Choose files').setInputFiles({
      name: 'en.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from(
        readFileSync(join(content.path, PAPERS), 'utf8').replace(/^# .*/, '# Papers to bring'),
      ),
    });
    await page.getByLabel('Where does en.md belong?').selectOption(PAPERS);
    await page.locator('code', { hasText: PAPERS }).waitFor();
    await page.getByLabel('What to show').selectOption({ label: 'Papers to bring' });
    await page.locator('.channel', { hasText: 'Papers to bring' }).first().waitFor();
    const talk = page.locator('.try-talk');
    await talk.getByRole('button', { name: 'English' }).click();
    await talk.getByRole('button', { name: 'My checklist' }).click();
    await talk.getByRole('button', { name: '☐ 2. the parents' }).click();
    await talk.getByText('1 of 4 are ticked').waitFor();
    await mustBeUsable(page);
    expect(readFileSync(join(content.path, PAPERS), 'utf8')).not.toContain('Papers to bring');
  });
});
