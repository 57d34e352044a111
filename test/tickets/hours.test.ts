import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NO_HOURS, nextOpening, type OfficeHours, type Span, WEEKDAYS } from '../../src/tickets/index.ts';

const MINUTE = 60_000;
const HALF_HOUR = 30 * MINUTE;
const DAY = 24 * 60 * MINUTE;

const office = { from: '08:00', to: '16:00' };
const weekdays: OfficeHours = {
  week: {
    monday: [office],
    tuesday: [office],
    wednesday: [office],
    thursday: [office],
    friday: [
      { from: '08:00', to: '12:00' },
      { from: '13:00', to: '15:00' },
    ],
    saturday: [],
    sunday: [],
  },
  holidays: ['2026-12-25', '2027-01-01'],
};

describe('the next opening', () => {
  test.each([
    ['while it is open', '2026-11-24T09:00+01:00', '2026-11-24T08:00+01:00', '2026-11-24T16:00+01:00'],
    ['before it opens', '2026-11-24T07:59+01:00', '2026-11-24T08:00+01:00', '2026-11-24T16:00+01:00'],
    ['the minute it closes', '2026-11-24T16:00+01:00', '2026-11-25T08:00+01:00', '2026-11-25T16:00+01:00'],
    ['in the break', '2026-11-27T12:30+01:00', '2026-11-27T13:00+01:00', '2026-11-27T15:00+01:00'],
    ['on a weekend', '2026-11-28T10:00+01:00', '2026-11-30T08:00+01:00', '2026-11-30T16:00+01:00'],
    ['before a holiday', '2026-12-24T17:00+01:00', '2026-12-28T08:00+01:00', '2026-12-28T16:00+01:00'],
    [
      'over the clocks put forward',
      '2027-03-26T16:00+01:00',
      '2027-03-29T08:00+02:00',
      '2027-03-29T16:00+02:00',
    ],
    [
      'over the clocks put back',
      '2026-10-23T16:00+02:00',
      '2026-10-26T08:00+01:00',
      '2026-10-26T16:00+01:00',
    ],
    ['far from Kosovo', '2026-11-24T20:00-08:00', '2026-11-25T08:00+01:00', '2026-11-25T16:00+01:00'],
  ])('%s', (_name, at, from, until) => {
    const expected = { from: Date.parse(from), until: Date.parse(until) };
    expect(nextOpening(weekdays, Date.parse(at))).toEqual(expected);
  });

  test('is unknown without hours, and when all days to come are holidays', () => {
    const at = Date.parse('2026-11-24T09:00+01:00');
    expect(nextOpening(NO_HOURS, at)).toBeUndefined();
    const holidays = Array.from({ length: 100 }, (_, day) =>
      new Date(at + day * DAY).toISOString().slice(0, 10),
    );
    expect(nextOpening({ ...weekdays, holidays }, at)).toBeUndefined();
  });
});

/** What a clock on the wall in Kosovo shows: the day, the weekday and the time. */
const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Belgrade',
  weekday: 'long',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Whether it is open, by looking at the clock. */
function isOpen({ week, holidays }: OfficeHours, at: number): boolean {
  const shown = Object.fromEntries(CLOCK.formatToParts(at).map(({ type, value }) => [type, value]));
  const weekday = WEEKDAYS.find((one) => one === shown.weekday?.toLowerCase()) ?? 'monday';
  if (holidays.includes(`${shown.year}-${shown.month}-${shown.day}`)) return false;
  const time = `${shown.hour}:${shown.minute}`;
  return week[weekday].some(({ from, to }) => from <= time && time < to);
}

const timeOf = (halfHours: number) =>
  `${String(Math.floor(halfHours / 2)).padStart(2, '0')}:${halfHours % 2 === 0 ? '00' : '30'}`;

/** Half hours of the hour that comes twice in autumn and not at all in spring: what they mean then nobody can say. */
const NEVER = [4, 5];

const spans = fc
  .uniqueArray(
    fc.integer({ min: 0, max: 48 }).filter((time) => !NEVER.includes(time)),
    { maxLength: 4 },
  )
  .map((times) => times.sort((one, other) => one - other))
  .map((times) =>
    times.flatMap((from, index): Span[] => {
      const to = times[index + 1];
      return index % 2 === 0 && to !== undefined ? [{ from: timeOf(from), to: timeOf(to) }] : [];
    }),
  );
const weeks = fc.record({
  monday: spans,
  tuesday: spans,
  wednesday: spans,
  thursday: spans,
  friday: spans,
  saturday: spans,
  sunday: spans,
});

/** Moments around both clock changes, and any other. */
const moments = fc.oneof(
  ...['2027-03-28T01:00Z', '2026-10-25T01:00Z', '2026-11-24T08:00Z'].map((centre) =>
    fc
      .integer({ min: -4 * DAY, max: 4 * DAY })
      .map((offset) => Math.floor((Date.parse(centre) + offset) / MINUTE) * MINUTE),
  ),
);

test('agrees with looking at the clock every half hour, whatever the hours', () => {
  fc.assert(
    fc.property(weeks, moments, (week, at) => {
      const hours = { week, holidays: ['2026-10-26', '2027-03-27'] };
      const found = nextOpening(hours, at);
      if (isOpen(hours, at)) return found !== undefined && found.from <= at && at < found.until;
      const limit = at + 9 * DAY;
      let next = Math.ceil(at / HALF_HOUR) * HALF_HOUR;
      while (next < limit && !isOpen(hours, next)) next += HALF_HOUR;
      return next < limit ? found?.from === next : found === undefined || found.from >= limit;
    }),
    { numRuns: 300 },
  );
});
