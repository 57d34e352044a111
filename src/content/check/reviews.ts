import type { Report } from '../finding.ts';
import type { Draft } from '../read/draft.ts';

/** Even stable law is looked at again within a year; what changes with every budget, within three months. */
const LONGEST_MONTHS = 12;
const SHORT_MONTHS = 3;
const SHORT_LIVED = ['fees', 'quota'];

/** Articles are checked again before their facts grow old. `today` is a day (YYYY-MM-DD). */
export function checkReviews(draft: Draft, today: string, report: Report): void {
  for (const { file, source } of draft.articles.values()) {
    const { checked, reviewBy, topics } = file;
    const where = source.at(['reviewBy']);
    if (reviewBy <= checked || reviewBy > monthsAfter(checked, LONGEST_MONTHS)) {
      report('review-out-of-range', where, { checked, reviewBy, months: LONGEST_MONTHS });
    } else if (
      topics.some((topic) => SHORT_LIVED.includes(topic)) &&
      reviewBy > monthsAfter(checked, SHORT_MONTHS)
    ) {
      report('review-late', where, { topics: SHORT_LIVED, months: SHORT_MONTHS });
    }
    if (reviewBy <= today) report('review-passed', where, { reviewBy });
  }
}

function monthsAfter(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
}
