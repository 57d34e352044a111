import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type RunningApp, startApp } from '../support/app.ts';
import { CounsellorAtDesk } from '../support/counsellor.ts';
import { type Line, type Phone, telegramByPolling, viber, web } from '../support/phones.ts';

let folder: string;
let lines: Line[];
let running: RunningApp;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'busulla-'));
  lines = await Promise.all([telegramByPolling(), viber(), web()]);
});
afterEach(async () => {
  await running.stop();
  for (const line of lines) await line.stop();
  await rm(folder, { recursive: true });
});

async function start(): Promise<Phone[]> {
  const settings = Object.assign({}, ...lines.map((line) => line.settings));
  running = await startApp(settings, join(folder, 'postgres'));
  return Promise.all(lines.map((line) => line.connect(running)));
}

const QUESTION = 'A më duhet vizë për të shkuar në Gjermani me pasaportë biometrike të Kosovës?';

/** From the first tap to a case; returns its reference. */
async function getToCounsellor(phone: Phone): Promise<string> {
  await phone.opens();
  await phone.hears('Shqip');
  await phone.presses('Shqip');
  await phone.hears('Busulla');
  await phone.says(QUESTION);
  expect(await phone.hears('Burimi')).toContain('Kontrolluar më 24.11.2026');
  await phone.presses('Fol me një person');
  await phone.hears('A pajtoheni?');
  await phone.presses('Pajtohem');
  return /PR-\w{4}-\w{4}/.exec(await phone.hears('Numri i rastit'))?.[0] ?? '';
}

test('from the first tap to a counsellor and back, on Telegram by polling, Viber and the web page, with the program started again in between', async () => {
  let phones = await start();
  const counsellor = await CounsellorAtDesk.first(running);
  const references = await Promise.all(phones.map(getToCounsellor));
  expect((await counsellor.queue()).sort()).toEqual(references.toSorted());
  await Promise.all(
    phones.map(async (phone, number) => {
      await phone.says('Kam edhe një pyetje për vizën.');
      await counsellor.answers(references[number] ?? '', 'Mirëdita. Çfarë pyetje keni?');
      await phone.hears('Çfarë pyetje keni?');
    }),
  );

  await running.stop();
  phones = await start();
  counsellor.returnTo(running);

  await Promise.all(
    phones.map(async (phone, number) => {
      const reference = references[number] ?? '';
      await phone.says('Sa kushton?');
      await counsellor.answers(reference, 'Po e shikojmë.');
      await phone.hears('Po e shikojmë.');
      const sheet = await counsellor.reads(reference);
      expect(sheet.question).toBe(QUESTION);
      expect(sheet.thread.flatMap(({ text }) => text ?? [])).toEqual([
        'Kam edhe një pyetje për vizën.',
        'Mirëdita. Çfarë pyetje keni?',
        'Sa kushton?',
        'Po e shikojmë.',
      ]);
      await counsellor.closes(reference);
      await phone.hears('u mbyll');
      await phone.says('/menu');
      await phone.hears('Çfarë po kërkoni?');
    }),
  );
  expect(running.logLines.join('\n')).not.toMatch(/Sa kushton|shikojmë/);
});
