import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { makeMonthlyReports } from '../../src/reports/index.ts';
import { type Database, sqlFigures, sqlRecords, sqlReports } from '../../src/storage/index.ts';
import { createSeal } from '../../src/tickets/index.ts';
import { openDatabase } from '../support/database.ts';

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

const make = (moment: string) =>
  makeMonthlyReports(sqlFigures(database), sqlReports(database), Date.parse(moment));

test('a month that is over gets its report, once, and it stays as it was', async () => {
  const store = sqlReports(database);
  await conversations('2026-01-15T12:00+01:00', 20);
  await make('2026-01-31T23:30+01:00');
  expect(await store.months()).toEqual([]);
  await make('2026-02-01T00:30+01:00');
  expect(await store.months()).toEqual(['2026-01']);
  await conversations('2026-01-16T12:00+01:00', 20);
  await make('2026-02-01T01:30+01:00');
  const report = await store.read('2026-01');
  expect(report?.range).toEqual({ from: '2026-01-01', to: '2026-01-31' });
  const overview = report?.tables.find(({ name }) => name === 'overview');
  expect(overview?.rows.find(({ key }) => key === 'conversations')?.cells).toEqual([20, 0]);
});

test('months in which the program did not run are made up for, across years and changes of the clocks', async () => {
  const store = sqlReports(database);
  await make('2025-12-01T00:30+01:00');
  expect(await store.months()).toEqual([]);
  await conversations('2025-11-30T23:59+01:00', 3);
  await make('2026-04-01T00:30+02:00');
  expect(await store.months()).toEqual(['2026-03', '2026-02', '2026-01', '2025-12', '2025-11']);
  const november = await store.read('2025-11');
  expect(november?.tables[0]?.rows.find(({ key }) => key === 'conversations')?.cells).toEqual([null, 0]);
});
