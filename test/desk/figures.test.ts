import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Countable } from '../../src/conversation/index.ts';
import { makeReport, rangeOfMonth } from '../../src/reports/index.ts';
import { sqlFigures, sqlRecords, sqlReports } from '../../src/storage/index.ts';
import { becomes, describeInBrowser, mustBeUsable } from '../support/browser.ts';
import { type Desk, openDesk, type Seat } from '../support/desk.ts';
import { readPdf } from '../support/pdf.ts';

let desk: Desk;
let origin: string;
let supervisor: Seat;

const COUNTED: [Countable, number][] = [
  [{ event: 'conversation-started', locale: 'sq' }, 40],
  [{ event: 'article-shown', article: 'visa-ees', locale: 'sr-Cyrl', by: 'question' }, 30],
  [{ event: 'urgent', kind: 'threat', locale: 'sq' }, 2],
  [{ event: 'asked', dialog: 'start', node: 'who', locale: 'sq' }, 40],
];

beforeAll(async () => {
  desk = await openDesk();
  origin = await desk.listen();
  supervisor = await desk.seat('supervisor');
  const at = Date.parse('2026-10-15T12:00+02:00');
  await sqlRecords(desk.database, desk.seal, 'PR').count(
    COUNTED.flatMap(([what, times], kind) =>
      Array.from({ length: times }, (_, number) => {
        const person = `web:${kind}-${number}` as const;
        return { turnId: person, number: 0, at, channel: 'web' as const, what, person };
      }),
    ),
  );
  const report = await makeReport(sqlFigures(desk.database), rangeOfMonth('2026-10'));
  await sqlReports(desk.database).keep('2026-10', report, 0);
});
afterAll(() => desk.close());

const OCTOBER = 'from=2026-10-01&to=2026-10-31';
const get = (path: string, seat = supervisor) => desk.call(seat, 'GET', path);

describe('the figures', () => {
  test('are shown with small numbers hidden', async () => {
    const { title, tables } = (await get(`/figures?${OCTOBER}`)).json();
    expect(title).toBe('Raporti: Tetor 2026');
    const urgent = tables.find(({ name }: { name: string }) => name === 'urgent');
    expect(urgent.rows).toEqual([{ key: 'threat', label: 'Kërcënim', cells: [null, 0] }]);
  });

  test('are saved as a page, a PDF and a CSV, of any range or as they were kept', async () => {
    for (const path of [`/figures/file?${OCTOBER}`, '/reports/2026-10?']) {
      const page = await get(`${path}&format=html&lang=sr`);
      expect(page.headers['content-type']).toContain('text/html');
      expect(page.body).toContain('<h1>Izveštaj: Oktobar 2026.</h1>');
      const pdf = await get(`${path}&format=pdf&lang=en`);
      expect(pdf.headers['content-disposition']).toMatch(/attachment; filename="busulla-.*-en.pdf"/);
      expect((await readPdf(pdf.rawPayload)).text).toContain('Report: October 2026');
      const csv = await get(`${path}&format=csv&lang=en`);
      expect(csv.body).toContain('overview,conversations,Conversations,now,40');
    }
    expect((await get('/reports')).json()).toEqual([{ month: '2026-10', label: 'Tetor 2026' }]);
  });

  test('are refused for what is no range, no month and no format', async () => {
    const status = async (path: string) => (await get(path)).statusCode;
    expect(await status('/figures?from=2026-10-31&to=2026-10-01')).toBe(400);
    expect(await status('/figures?from=1026-10-01&to=2026-10-01')).toBe(400);
    expect(await status(`/figures/file?${OCTOBER}&format=docx&lang=sq`)).toBe(400);
    expect(await status('/reports/2026-13?format=csv&lang=sq')).toBe(400);
    expect(await status('/reports/2026-09?format=csv&lang=sq')).toBe(404);
    expect((await get(`/figures?${OCTOBER}`, await desk.seat('counsellor'))).statusCode).toBe(403);
  });
});

const t = (key: string, params = {}) => desk.words(key, params);

describeInBrowser('the page of the figures', (browser) => {
  test('shows a range in numbers, on paper and as a file', async () => {
    const page = await browser.open(`${origin}/desk/figures`, { cookie: supervisor.cookie });
    await page.getByLabel(t('figures.from'), { exact: true }).fill('2026-10-01');
    await page.getByLabel(t('figures.to'), { exact: true }).fill('2026-10-31');
    await page.getByRole('button', { name: t('figures.show') }).click();
    await page.getByRole('heading', { name: 'Report: October 2026' }).waitFor();
    const people = page.locator('.of-overview tr', { hasText: 'Conversations' });
    await becomes(() => people.locator('td').allInnerTexts(), ['40', '0']);
    const days = page.locator('section.of-days');
    await becomes(() => days.locator('svg rect').count(), 1);
    expect(await days.getByRole('table').count()).toBe(0);
    await days.getByText(t('figures.numbers')).click();
    await becomes(() => days.getByRole('row').count(), 32);
    await mustBeUsable(page);

    // On paper everything is unfolded, and what can only be pressed is gone.
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await becomes(() => page.locator('.figures details:not([open])').count(), 0);
    await page.emulateMedia({ media: 'print' });
    await page.locator('.ranges').waitFor({ state: 'hidden' });
    await page.getByRole('heading', { name: 'Report: October 2026' }).waitFor();
    await page.emulateMedia({ media: 'screen' });

    await page.getByLabel(t('figures.language')).selectOption('sq');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.files li').getByRole('link', { name: 'PDF' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('busulla-2026-10-sq.pdf');
  });
});
