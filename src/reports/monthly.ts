import { dayAt } from '../wording/index.ts';
import type { FigureSource } from './figures.ts';
import { makeReport } from './make.ts';
import { monthLater, rangeOfMonth } from './range.ts';
import type { Report } from './report.ts';

/** Reports that were made and are kept as they were, by month (YYYY-MM). */
export interface ReportStore {
  /** The latest first. */
  months(): Promise<string[]>;
  read(month: string): Promise<Report | undefined>;
  /** Keeps a report, unless the month has one already. */
  keep(month: string, report: Report, madeAt: number): Promise<void>;
}

/** Makes the report of every month that is over and has none. Several processes may do so: the first one's is kept. */
export async function makeMonthlyReports(
  source: FigureSource,
  store: ReportStore,
  now: number,
): Promise<void> {
  const first = await source.firstDay();
  if (first === undefined) return;
  const kept = new Set(await store.months());
  const current = dayAt(now).slice(0, 7);
  for (let month = first.slice(0, 7); month < current; month = monthLater(month, 1)) {
    if (!kept.has(month)) await store.keep(month, await makeReport(source, rangeOfMonth(month)), now);
  }
}
