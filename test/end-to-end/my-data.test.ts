import { afterEach, describe, expect, test } from '@jest/globals';
import { sqlRecords } from '../../src/storage/index.ts';
import { createSeal } from '../../src/tickets/index.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { CounsellorAtDesk } from '../support/counsellor.ts';
import { type Line, type Phone, telegramByPolling, viber, web } from '../support/phones.ts';

let line: Line;
let running: RunningApp;

afterEach(async () => {
  await running.stop();
  await line.stop();
});

const CHANNELS: Array<[string, () => Promise<Line>]> = [
  ['Telegram', telegramByPolling],
  ['Viber', viber],
  ['the web page', web],
];

const QUESTION = 'A më duhet vizë për të shkuar në Gjermani me pasaportë biometrike të Kosovës?';

/** Somebody in the middle of a case. */
async function talkToPerson(openLine: () => Promise<Line>): Promise<{ phone: Phone; reference: string }> {
  line = await openLine();
  running = await startApp(line.settings);
  const phone = await line.connect(running);
  const counsellor = await CounsellorAtDesk.first(running);
  await phone.opens();
  await phone.hears('Shqip');
  await phone.presses('Shqip');
  await phone.hears('Busulla');
  await phone.says(QUESTION);
  await phone.hears('Burimi');
  await phone.presses('Fol me një person');
  await phone.hears('A pajtoheni?');
  await phone.presses('Pajtohem');
  const reference = /PR-\w{4}-\w{4}/.exec(await phone.hears('Numri i rastit'))?.[0] ?? '';
  await phone.says('Kam edhe një pyetje për vizën.');
  await counsellor.answers(reference, 'Sa vjeç është?');
  await phone.hears('Sa vjeç është?');
  return { phone, reference };
}

/** How many rows there are where something of a person may lie. */
async function rowsOf(): Promise<Record<string, number>> {
  const tables = [
    'tickets',
    'thread',
    'ticket_events',
    'web_messages',
    'traces',
    'outbox',
    'reminders',
    'unanswered',
  ];
  const counts = tables.map(async (table) => {
    const [row] = await running.database.query<{ rows: number }>(
      `select count(*)::int as rows from ${table}`,
    );
    return [table, row?.rows ?? 0] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}

describe.each(CHANNELS)('on %s', (name, openLine) => {
  test('a person in the middle of a case reads all that is kept about them, deletes it, and has proof of it', async () => {
    const { phone, reference } = await talkToPerson(openLine);
    await phone.says('/mydata');
    const data = await phone.hears('Kjo është e gjitha');
    for (const part of [
      'Gjuha: Shqip',
      `Rasti ${reference}, i hapur që nga`,
      `Pyetja e fundit: ${QUESTION}`,
      'Kam edhe një pyetje për vizën.',
      'Sa vjeç është?',
    ]) {
      expect(data).toContain(part);
    }
    if (name === 'Telegram') expect(data).toMatch(/Numrat e mesazheve për \/hide: \d+/);
    if (name === 'the web page') expect(data).toMatch(/Mesazhet e kësaj faqeje: \d+/);

    await phone.says('/delete');
    await phone.hears("T'i fshijmë");
    await phone.presses('Fshi të dhënat e mia');
    const done = await phone.hears('u fshinë');
    const receipt = /DEL-\w{4}-\w{4}/.exec(done)?.[0] ?? '';
    const records = sqlRecords(running.database, createSeal(Buffer.alloc(32, 7)), 'PR');
    expect(await records.deletionOn(receipt)).toMatch(/^\d{4}-\d\d-\d\d$/);
    const { web_messages: kept, traces: _, outbox: __, ...rest } = await rowsOf();
    expect(rest).toEqual({ tickets: 0, thread: 0, ticket_events: 0, reminders: 0, unanswered: 0 });
    // Only the answer itself, so that the page can show it.
    expect(kept).toBeLessThanOrEqual(1);
    const [stored] = await running.database.query<{ state: unknown }>('select state from conversations');
    expect(stored?.state).toBeNull();
  });
});
