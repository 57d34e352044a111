import { buildReport } from './build.ts';
import type { FigureSource } from './figures.ts';
import { type Range, rangeBefore } from './range.ts';
import type { Report } from './report.ts';

/** The report on a range, with small numbers hidden. */
export async function makeReport(source: FigureSource, range: Range): Promise<Report> {
  const before = rangeBefore(range);
  return buildReport(range, before, {
    now: await source.figures(range),
    before: await source.figures(before),
  });
}
