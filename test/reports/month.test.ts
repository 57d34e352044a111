import { expect, test } from '@jest/globals';
import { seedMonth } from '../../bench/month.ts';
import { ROOT } from '../../src/config.ts';
import { loadContent } from '../../src/content/index.ts';
import { describeReport, makeReport, type Report, rangeOfMonth } from '../../src/reports/index.ts';
import { sqlFigures } from '../../src/storage/index.ts';
import { createSeal } from '../../src/tickets/index.ts';
import { openDatabase } from '../support/database.ts';

const content = loadContent(ROOT);

async function reportOn(seed: number): Promise<{ report: Report; counted: number }> {
  const database = await openDatabase();
  const month = { month: '2026-03', conversations: 300, seed };
  const counted = await seedMonth(database, createSeal(Buffer.alloc(32, 7)), content, month);
  const report = await makeReport(sqlFigures(database), rangeOfMonth('2026-03'));
  await database.close();
  return { report, counted };
}

test('a made-up month has a report in which everything adds up, the same for the same seed', async () => {
  const { report, counted } = await reportOn(1);
  expect(counted).toBeGreaterThan(1000);
  expect((await reportOn(1)).report).toEqual(report);

  const table = (name: string) => report.tables.find((one) => one.name === name);
  const overview = Object.fromEntries(table('overview')?.rows.map(({ key, cells }) => [key, cells[0]]) ?? []);
  expect(overview.conversations).toBe(300);
  expect(Number(overview.people)).toBeLessThan(300);
  expect(table('channels')?.rows.reduce((sum, { cells }) => sum + Number(cells[0]), 0)).toBe(300);
  expect(report.medianWait.now).toBeGreaterThan(0);

  const cells = report.tables.flatMap(({ columns, rows }) =>
    rows.flatMap((row) => row.cells.filter((_, at) => columns[at] !== 'median')),
  );
  expect(cells.filter((cell) => cell === null).length).toBeGreaterThan(20);
  expect(cells.filter((cell) => cell !== null && cell > 0 && cell < 5)).toEqual([]);

  const charts = describeReport(report, content, 'sq').tables.filter(({ chart }) => chart);
  expect(charts.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['days', 'channels', 'articles', 'stops']),
  );
});
