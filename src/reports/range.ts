/** Days (YYYY-MM-DD) in Kosovo, both included. */
export type Range = { from: string; to: string };

/** Milliseconds. */
const DAY = 24 * 60 * 60 * 1000;

/** What a report is compared with: as many months before when it is of whole months, otherwise as many days. */
export function rangeBefore({ from, to }: Range): Range {
  const end = addDays(from, -1);
  const months = wholeMonths({ from, to });
  if (months === undefined) return { from: addDays(end, 1 - daysIn({ from, to }).length), to: end };
  return { from: addMonths(from, -months), to: end };
}

export function rangeOfMonth(month: string): Range {
  const from = `${month}-01`;
  return { from, to: addDays(addMonths(from, 1), -1) };
}

export function daysIn({ from, to }: Range): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The month (YYYY-MM) that a range is, if it is exactly one. */
export function monthOfRange(range: Range): string | undefined {
  return wholeMonths(range) === 1 ? range.from.slice(0, 7) : undefined;
}

/** The month (YYYY-MM) so many months later. */
export function monthLater(month: string, months: number): string {
  return addMonths(`${month}-01`, months).slice(0, 7);
}

function wholeMonths({ from, to }: Range): number | undefined {
  if (!from.endsWith('-01') || !addDays(to, 1).endsWith('-01')) return undefined;
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0] = to.split('-').map(Number);
  return (toYear - fromYear) * 12 + toMonth - fromMonth + 1;
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Of a first day of a month. */
function addMonths(first: string, months: number): string {
  const [year = 0, month = 0] = first.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}
