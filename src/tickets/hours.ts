export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** From one time of the day to a later one, by the clocks of Kosovo: `08:00`, at most `24:00`. */
export type Span = { from: string; to: string };

export type OfficeHours = {
  /** In order, and apart from each other; a day without any is closed. */
  week: Record<Weekday, readonly Span[]>;
  /** Days (YYYY-MM-DD) on which the centre is closed. */
  holidays: readonly string[];
};

/** Hours that nobody has set: no time can be named. */
export const NO_HOURS: OfficeHours = {
  week: { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] },
  holidays: [],
};

/** A stretch of time in which the centre is open, in milliseconds since 1970. */
export type Opening = { from: number; until: number };

/** Milliseconds. */
const DAY = 24 * 60 * 60 * 1000;

/** No centre is closed for longer; who says so has set no hours. */
const DAYS_AHEAD = 60;

/** The opening in which a moment lies, or else the next one; undefined when none is in sight. */
export function nextOpening({ week, holidays }: OfficeHours, at: number): Opening | undefined {
  const today = Date.parse(`${dayOf(at)}T00:00Z`);
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    const date = new Date(today + ahead * DAY);
    const day = date.toISOString().slice(0, 10);
    if (holidays.includes(day)) continue;
    for (const span of week[weekdayOf(date)]) {
      const opening = { from: momentOf(day, span.from), until: momentOf(day, span.to) };
      if (at < opening.until) return opening;
    }
  }
  return undefined;
}

function weekdayOf(date: Date): Weekday {
  return WEEKDAYS[(date.getUTCDay() + 6) % 7] ?? 'monday';
}

/** The zone of Kosovo's clocks has the name of another town. */
const WALL = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Belgrade',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** What the clocks show, as if it were UTC. */
function wallOf(moment: number): number {
  return Date.parse(`${WALL.format(moment).replace(' ', 'T')}Z`);
}

/** The day (YYYY-MM-DD) that it is in Kosovo. */
export function dayOf(moment: number): string {
  return WALL.format(moment).slice(0, 10);
}

/** When the clocks show a time. In the night in which they are put forward, a time that is skipped is the one an hour later. */
function momentOf(day: string, time: string): number {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const guess = wall - (wallOf(wall) - wall);
  return wall - (wallOf(guess) - guess);
}
