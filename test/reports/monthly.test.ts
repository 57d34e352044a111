import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { MonthlyReports } from '../../src/reports/index.ts';
import { type Database, sqlFigures, sqlRecords, sqlReports } from '../../src/storage/index.ts';
import { createSeal } from '../../src/tickets/index.ts';
import { manualClock } from '../support/clock.ts';
import { openDatabase } from '../support/database.ts';
import { testLog } from '../support/log.ts';

const HOUR = 60 * 60 * 1000;

let database: Database;
beforeEach(async () => {
  database = await openDatabase();
});
afterEach(() => database.close());

async function conversations(moment: string, count: number): Promise<void> {
  const at = Date.parse(moment);
  await sqlRecords(database, createSeal(Buffer.alloc(32)), 'PR').count(
    Array.from({ length: count }, (_, number) => ({
      turnId: `${moment} ${number}`,
      number: 0,
      at,
      channel: 'web' as const,
      what: { event: 'conversation-started', locale: 'sq' } as const,
    })),
  );
}

/** The job, with a promise of the end of its next look. */
function monthly(start: string) {
  const clock = manualClock(Date.parse(start));
  let looked = () => {};
  const store = sqlReports(database);
  const source = sqlFigures(database);
  const { log, lines } = testLog();
  const job = new MonthlyReports({
    // Each look ends with the months that are kept, which the store tells.
    store: { ...store, keep: (...kept) => store.keep(...kept).finally(() => looked()) },
    source,
    clock,
    log,
  });
  const nextKept = () =>
    new Promise<void>((resolve) => {
      looked = resolve;
    });
  return { clock, job, store, nextKept, lines };
}

test('a month that is over gets its report, once, and it stays as it was', async () => {
  await conversations('2026-01-15T12:00+01:00', 20);
  const { clock, job, store, nextKept } = monthly('2026-01-31T23:30+01:00');
  await job.start();
  expect(await store.months()).toEqual([]);
  const kept = nextKept();
  clock.advance(HOUR);
  await kept;
  expect(await store.months()).toEqual(['2026-01']);
  await conversations('2026-01-16T12:00+01:00', 20);
  await job.start();
  const report = await store.read('2026-01');
  expect(report?.range).toEqual({ from: '2026-01-01', to: '2026-01-31' });
  const overview = report?.tables.find(({ name }) => name === 'overview');
  expect(overview?.rows.find(({ key }) => key === 'conversations')?.cells).toEqual([20, 0]);
  job.stop();
});

test('months in which the program did not run are made up for, across years and changes of the clocks', async () => {
  await conversations('2025-11-30T23:59+01:00', 3);
  const { job, store } = monthly('2026-04-01T00:30+02:00');
  await job.start();
  expect(await store.months()).toEqual(['2026-03', '2026-02', '2026-01', '2025-12', '2025-11']);
  const november = await store.read('2025-11');
  expect(november?.tables[0]?.rows.find(({ key }) => key === 'conversations')?.cells).toEqual([null, 0]);
  job.stop();
});

test('where nothing was counted there is no report; what fails is logged and tried again', async () => {
  const { job, store, lines } = monthly('2026-04-01T00:30+02:00');
  await job.start();
  expect(await store.months()).toEqual([]);
  await conversations('2026-03-15T12:00+01:00', 9);
  await database.query('alter table reports rename to elsewhere');
  await job.start();
  expect(lines.join()).toContain('a monthly report was not made');
  await database.query('alter table elsewhere rename to reports');
  await job.start();
  expect(await store.months()).toEqual(['2026-03']);
  job.stop();
});
