import { describe, expect, test } from '@jest/globals';
import { NO_HOURS, openTime, standingOf, targetOf, USUAL_TARGETS } from '../../src/tickets/index.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const day = [
  { from: '08:00', to: '12:00' },
  { from: '13:00', to: '17:00' },
];
/** Open from Monday to Friday; closed on the day of the flag. */
const hours = {
  week: { ...NO_HOURS.week, monday: day, tuesday: day, wednesday: day, thursday: day, friday: day },
  holidays: ['2026-11-30'],
};

describe('time counts while the centre is open', () => {
  test.each([
    ['within a morning', '2026-11-24T09:00+01:00', '2026-11-24T09:20+01:00', 20 * MINUTE],
    ['over lunch', '2026-11-24T11:50+01:00', '2026-11-24T13:10+01:00', 20 * MINUTE],
    ['from before the door opens', '2026-11-24T05:00+01:00', '2026-11-24T08:15+01:00', 15 * MINUTE],
    ['in the night', '2026-11-24T18:00+01:00', '2026-11-25T07:59+01:00', 0],
    ['over night', '2026-11-24T16:50+01:00', '2026-11-25T08:10+01:00', 20 * MINUTE],
    ['over a weekend and a holiday', '2026-11-27T16:00+01:00', '2026-12-01T09:00+01:00', 2 * HOUR],
    ['a whole day', '2026-11-24T00:00+01:00', '2026-11-25T00:00+01:00', 8 * HOUR],
    ['backwards, as clocks may differ', '2026-11-24T10:00+01:00', '2026-11-24T09:59+01:00', 0],
  ])('%s', (_, from, until, expected) => {
    expect(openTime(hours, Date.parse(from), Date.parse(until))).toBe(expected);
  });

  test('and always while nobody has said when that is', () => {
    expect(openTime(NO_HOURS, 1000, 5000)).toBe(4000);
  });
});

test('danger is answered within a quarter of an hour, everything else within a working day', () => {
  expect(targetOf(USUAL_TARGETS, true)).toBe(15 * MINUTE);
  expect(targetOf(USUAL_TARGETS, false)).toBe(8 * HOUR);
});

test.each([
  [0, 'kept'],
  [9 * MINUTE + 59_999, 'kept'],
  [10 * MINUTE, 'soon'],
  [15 * MINUTE, 'soon'],
  [15 * MINUTE + 1, 'missed'],
] as const)('a wait of %i ms for a quarter of an hour is %s', (waited, standing) => {
  const settings = { hours: NO_HOURS, targets: USUAL_TARGETS };
  expect(standingOf(0, true, settings, waited)).toEqual({ waited, target: 15 * MINUTE, standing });
});
