import { ROOT } from '../src/config.ts';
import { loadContent } from '../src/content/index.ts';
import { toPdf } from '../src/paper/index.ts';
import {
  describeReport,
  makeReport,
  type Report,
  rangeOfMonth,
  reportPaper,
  toCsv,
} from '../src/reports/index.ts';
import { openPglite, sqlFigures } from '../src/storage/index.ts';
import { createSeal } from '../src/tickets/index.ts';
import { machine, median } from './measure.ts';
import { seedMonth } from './month.ts';

const RUNS = 5;
const MONTH = { month: '2026-01', conversations: 20_000, seed: 7 };

/** The report on a made-up month of 20,000 conversations, on the embedded database. */
export async function report(): Promise<void> {
  console.log(`${machine()}, ${RUNS} runs`);
  const content = loadContent(ROOT);
  const database = await openPglite();
  const begin = performance.now();
  const counted = await seedMonth(database, createSeal(Buffer.alloc(32, 7)), content, MONTH);
  console.log(`${MONTH.conversations} conversations, ${counted} counts, written in ${since(begin)} ms`);

  const times: number[] = [];
  let made: Report | undefined;
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    made = await makeReport(sqlFigures(database), rangeOfMonth(MONTH.month));
    times.push(since(start));
  }
  console.log(`report: ${median(times)} ms (${Math.min(...times)} to ${Math.max(...times)})`);
  await database.close();
  if (!made) return;

  const described = describeReport(made, content, 'sq');
  const start = performance.now();
  const pdf = await toPdf(reportPaper(described, 'sq', 0));
  console.log(
    `as PDF: ${since(start)} ms, ${pdf.length} bytes; as CSV: ${toCsv(described).length} characters`,
  );
  const cells = made.tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  console.log(`${cells.length} numbers, ${cells.filter((cell) => cell === null).length} of them hidden`);
}

function since(begin: number): number {
  return Math.round(performance.now() - begin);
}
