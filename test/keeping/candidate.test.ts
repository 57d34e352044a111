import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ROOT } from '../../src/config.ts';
import { type Desk, openDesk, type Seat } from '../support/desk.ts';

let desk: Desk;
let seat: Seat;
beforeAll(async () => {
  desk = await openDesk();
  seat = await desk.seat('supervisor');
});
afterAll(() => desk.close());

const FOLDER = 'knowledge/return/return-documents';
const written = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const ask = (path: string, body: object) => desk.call(seat, 'POST', `/knowledge/${path}`, body);

test('broken files are told all at once, where they could belong is asked, and nothing can be tried', async () => {
  const files = [
    {
      name: 'return-documents/sq.md',
      text: written(`${FOLDER}/sq.md`).replace('- [ ] dokumentet', '- dokumentet'),
    },
    { name: 'C:\\Busulla\\dialogs\\about.yaml', text: 'start: [' },
    { name: 'en.md', text: '# ?' },
    { name: 'notes.docx', text: '?' },
  ];
  const sheet = (await ask('candidate', { files, show: 'article:return-documents' })).json();
  expect(sheet.changed).toEqual([`${FOLDER}/sq.md`, 'dialogs/about.yaml']);
  expect(sheet.unplaced.map(({ name }: { name: string }) => name)).toEqual(['en.md', 'notes.docx']);
  expect(sheet.unplaced[0].places).toContain(`${FOLDER}/en.md`);
  expect(sheet.unplaced[1].places).toEqual([]);
  const found = sheet.findings.map(({ kind, file }: { kind: string; file: string }) => `${kind} ${file}`);
  expect(found).toEqual(
    expect.arrayContaining([
      'unreadable dialogs/about.yaml',
      `bad-markdown ${FOLDER}/sq.md`,
      `checklist-differs ${FOLDER}/sq.md`,
    ]),
  );
  expect(sheet.previews).toEqual([]);
  const steps = [{ type: 'command', name: 'start' }];
  expect((await ask('candidate/talk', { files, locale: 'sq', steps })).json()).toEqual({ replies: [] });
});

test('no more is taken than an article or a tree has', async () => {
  const files = [{ name: `${FOLDER}/en.md`, text: 'a'.repeat(512 * 1024) }];
  expect((await ask('candidate', { files, show: '' })).statusCode).toBe(400);
});
