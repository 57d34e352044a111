import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type ContentFolder, contentFolder } from '../support/content-folder.ts';
import { dataFolder, type Program, startProgram } from '../support/program.ts';

let data: Awaited<ReturnType<typeof dataFolder>>;
let content: ContentFolder;
let program: Program;
beforeAll(async () => {
  data = await dataFolder();
  content = contentFolder();
});
afterAll(async () => {
  program.process.kill('SIGKILL');
  content.remove();
  await data.remove();
});

test('changed content goes live on SIGHUP, and broken content is refused while the old goes on', async () => {
  program = startProgram('main', [], {
    DATA_DIR: data.path,
    CONTENT_DIR: content.path,
    PORT: '0',
    LOG_LEVEL: 'info',
  });
  const [, chat = ''] = await program.prints(/Web chat: +(http\S+)/);
  await program.prints(/First administrator/);
  const page = async () => (await fetch(chat, { headers: { 'accept-language': 'en' } })).text();
  expect(await page()).not.toContain('A new word for leaving');

  content.edit('locales/en/web.json', (text) =>
    text.replace(/"quick-exit": "[^"]*"/, '"quick-exit": "A new word for leaving"'),
  );
  program.process.kill('SIGHUP');
  await program.prints(/new content is live/);
  expect(await page()).toContain('A new word for leaving');

  content.edit('locales/en/web.json', (text) => text.replace('A new word', 'A newer word'));
  content.edit('locales/sq/web.json', (text) => text.replace('"quick-exit"', '"quick-exits"'));
  content.edit('dialogs/about.yaml', (text) => `${text}\n  - [`);
  program.process.kill('SIGHUP');
  const [refusal] = await program.prints(/"findings":\[.*the content folder was refused.*/);
  expect(refusal).toMatch(/locales\/sq\/web\.json/);
  expect(refusal).toMatch(/dialogs\/about\.yaml/);
  expect(await page()).toContain('A new word for leaving');

  program.process.kill('SIGTERM');
  expect(await program.ended).toBe(0);
});
