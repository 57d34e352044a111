/** A day as `YYYY-MM-DD`. */
export type Day = string;

const MILLISECONDS = 24 * 60 * 60 * 1000;

/** The number of a day, so that days can be counted; the next day has the next number. */
export function numberOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / MILLISECONDS;
}

export function dayOf(number: number): Day {
  return new Date(number * MILLISECONDS).toISOString().slice(0, 10);
}

/** The day `count` days later. */
export function dayAfter(day: Day, count: number): Day {
  return dayOf(numberOf(day) + count);
}

/** Whether the calendar has this day. */
export function isDay(day: Day): boolean {
  return !Number.isNaN(numberOf(day)) && dayOf(numberOf(day)) === day;
}

/** What was written where a day was asked for: the days in it, `no-such-day` (31.2.), or undefined when it is none. */
export type ReadDays = Day[] | 'no-such-day' | undefined;

/** Characters. Days are short; longer messages are something else. */
const LONGEST = 80;

/**
 * The languages in which people here write months; the first three letters tell the months apart in all of them together.
 * Serbian comes in Latin: the caller brings the text into one script.
 */
const LANGUAGES = ['sq', 'sr-Latn', 'en', 'de'];

/** A day in figures with its month second, or the whole date with its year first. */
const IN_FIGURES =
  /(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})\s?[./-]\s?(\d{1,2})(?:\s?[./-]\s?(\d{4}|\d{2}))?(?!\d)/g;

/** By the first three letters of their names. */
const MONTHS = new Map(
  LANGUAGES.flatMap((language) => {
    const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, month): [string, number] => {
      const name = format.format(Date.UTC(2026, month, 15));
      const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
      return [plain.slice(0, 3), month + 1];
    });
  }),
);

/** A day with its month in letters, before or behind it. */
const MONTH = `(${[...MONTHS.keys()].join('|')})[a-z]{0,8}`;
const IN_LETTERS = new RegExp(
  String.raw`(\d{1,2})\.?\s?${MONTH}\.?(?:\s?(\d{4}))?|${MONTH}\s(\d{1,2})(?:,?\s(\d{4}))?`,
  'g',
);

/**
 * Reads the days that a person wrote, in order: 1.3.2026, 01/03/26, 1. mart, 1 mars 2026, March 1, 2026-03-01. `folded` is the
 * text in small Latin letters without diacritics. A day without a year has that of a day behind it, or is the first such day
 * from `since` on.
 */
export function readDays(folded: string, since: Day): ReadDays {
  if (folded.length > LONGEST) return undefined;
  const found = [...inFigures(folded), ...inLetters(folded)].sort((one, other) => one.at - other.at);
  if (found.length === 0) return undefined;
  const lastYear = found.findLast(({ year }) => year !== undefined)?.year;
  const days: Day[] = [];
  for (const { year = lastYear, month, date } of found) {
    days.push(year === undefined ? firstFrom(days.at(-1) ?? since, month, date) : written(year, month, date));
  }
  return days.every(isDay) ? days : 'no-such-day';
}

type Found = { at: number; year: string | undefined; month: number; date: string };

function inFigures(text: string): Found[] {
  return [...text.matchAll(IN_FIGURES)].map(({ index, ...parts }) =>
    parts[1] === undefined
      ? { at: index, year: parts[6], month: Number(parts[5]), date: parts[4] ?? '' }
      : { at: index, year: parts[1], month: Number(parts[2]), date: parts[3] ?? '' },
  );
}

function inLetters(text: string): Found[] {
  return [...text.matchAll(IN_LETTERS)].flatMap(({ index, ...parts }) => {
    const month = MONTHS.get(parts[2] ?? parts[4] ?? '');
    if (month === undefined) return [];
    return [{ at: index, year: parts[3] ?? parts[6], month, date: parts[1] ?? parts[5] ?? '' }];
  });
}

/** The first such day from `since` on; 29 February may be eight years away. */
function firstFrom(since: Day, month: number, date: string): Day {
  const year = Number(since.slice(0, 4));
  const candidates = Array.from({ length: 9 }, (_, more) => written(String(year + more), month, date));
  return candidates.find((day) => isDay(day) && day >= since) ?? written(String(year), month, date);
}

function written(year: string, month: number, date: string): Day {
  return `${year.length === 2 ? `20${year}` : year}-${twoFigures(month)}-${twoFigures(date)}`;
}

function twoFigures(part: number | string): string {
  return String(part).padStart(2, '0');
}
