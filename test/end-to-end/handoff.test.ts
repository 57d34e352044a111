import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type RunningApp, startApp } from '../support/app.ts';
import { CounsellorAtDesk } from '../support/counsellor.ts';
import { type Line, telegramByPolling, telegramByWebhook, viber, web } from '../support/phones.ts';

let folder: string;
let line: Line;
let running: RunningApp;

afterEach(async () => {
  await running.stop();
  await line.stop();
  await rm(folder, { recursive: true });
});

describe('from the first tap to a counsellor and back', () => {
  test.each([
    ['Telegram by polling', telegramByPolling],
    ['Telegram by webhook', telegramByWebhook],
    ['Viber', viber],
    ['the web page', web],
  ])('on %s, with the program started again in between', async (_name, openLine) => {
    folder = await mkdtemp(join(tmpdir(), 'busulla-'));
    line = await openLine();
    running = await startApp(line.settings, join(folder, 'postgres'));
    let phone = await line.connect(running);
    const counsellor = await CounsellorAtDesk.first(running);

    await phone.opens();
    await phone.hears('Shqip');
    await phone.presses('Shqip');
    await phone.hears('Busulla');
    await phone.says('A më duhet vizë për të shkuar në Gjermani me pasaportë biometrike të Kosovës?');
    expect(await phone.hears('Burimi')).toContain('Kontrolluar më 24.11.2026');
    await phone.presses('Fol me një person');
    await phone.hears('A pajtoheni?');
    await phone.presses('Pajtohem');
    const opened = await phone.hears('Numri i rastit');
    const reference = /PR-\w{4}-\w{4}/.exec(opened)?.[0] ?? '';
    expect(await counsellor.queue()).toEqual([reference]);
    await phone.says('Kam edhe një pyetje për vizën.');

    await counsellor.answers(reference, 'Mirëdita. Çfarë pyetje keni?');
    await phone.hears('Çfarë pyetje keni?');

    await running.stop();
    running = await startApp(line.settings, join(folder, 'postgres'));
    phone = await line.connect(running);
    counsellor.returnTo(running);

    await phone.says('Sa kushton?');
    await counsellor.answers(reference, 'Po e shikojmë.');
    await phone.hears('Po e shikojmë.');
    const sheet = await counsellor.reads(reference);
    expect(sheet.question).toBe(
      'A më duhet vizë për të shkuar në Gjermani me pasaportë biometrike të Kosovës?',
    );
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
    expect(running.logLines.join('\n')).not.toMatch(/Sa kushton|shikojmë/);
  });
});
