import { type Day, dayOf, numberOf } from './day.ts';

/** From the day of entry to the day of exit; both count. */
export type Stay = { from: Day; to: Day };

export type StayCount = {
  /** Days already used of the 180 that end on the planned day, that day itself left out. */
  used: number;
  /** The last day of a stay that begins on the planned day and goes on; undefined when one may not enter on it. */
  until?: Day;
  /** How many days that stay has. */
  days: number;
  /** The first day from the planned one on which one may enter. */
  entry: Day;
};

const ALLOWED = 90;
const WINDOW = 180;

/**
 * The stay that may begin on a planned day, by Article 6(1) of Regulation (EU) 2016/399 (Schengen Borders Code): at most 90
 * days in any 180, looking back from each day of the stay. Stays may overlap and come in any order; what is planned for after
 * the entry counts too.
 */
export function countStay(stays: readonly Stay[], planned: Day): StayCount {
  const spent = daysOf(stays);
  const start = numberOf(planned);
  const entry = firstEntry(spent, start);
  const days = entry === start ? longestFrom(spent, start) : 0;
  return {
    used: usedBefore(spent, start),
    days,
    entry: dayOf(entry),
    ...(days > 0 && { until: dayOf(start + days - 1) }),
  };
}

function daysOf(stays: readonly Stay[]): Set<number> {
  const spent = new Set<number>();
  for (const { from, to } of stays) for (let day = numberOf(from); day <= numberOf(to); day++) spent.add(day);
  return spent;
}

/** In the 180 days that end on a day, without that day. */
function usedBefore(spent: ReadonlySet<number>, day: number): number {
  let used = 0;
  for (let past = day - WINDOW + 1; past < day; past++) if (spent.has(past)) used++;
  return used;
}

function firstEntry(spent: ReadonlySet<number>, start: number): number {
  let day = start;
  while (usedBefore(spent, day) >= ALLOWED) day++;
  return day;
}

/** Day after day, as long as no window that ends in the stay holds more than 90. */
function longestFrom(spent: ReadonlySet<number>, start: number): number {
  const all = new Set(spent);
  let day = start;
  while (usedBefore(all, day) < ALLOWED) all.add(day++);
  return day - start;
}
