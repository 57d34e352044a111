import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countStay, dayAfter, readDays, type Stay } from '../../src/stay/index.ts';

const TODAY = '2026-11-24';

/** From here on days without a year are looked for. */
const SINCE = '2026-01-28';

describe('counting 90 days in any 180', () => {
  test('is as in the article: 61 days used in March and April leave 29, and come back from 28 August', () => {
    const trip = [{ from: '2026-03-01', to: '2026-04-30' }];
    expect(countStay(trip, '2026-05-01')).toMatchObject({ used: 61, days: 29, until: '2026-05-29' });
    expect(countStay(trip, '2026-08-27')).toMatchObject({ used: 61 });
    expect(countStay(trip, '2026-08-28')).toMatchObject({ used: 60 });
  });

  test.each<[string, Stay[], string, object]>([
    ['nothing used', [], TODAY, { used: 0, days: 90, until: '2027-02-21', entry: TODAY }],
    ['a day trip is one day', [{ from: '2026-11-01', to: '2026-11-01' }], TODAY, { used: 1, entry: TODAY }],
    [
      '90 days in a row',
      [{ from: '2026-01-01', to: '2026-03-31' }],
      '2026-04-01',
      { used: 90, days: 0, entry: '2026-06-30' },
    ],
    ['after 90 days outside', [{ from: '2026-01-01', to: '2026-03-31' }], '2026-06-30', { days: 90 }],
  ])('%s', (_name, stays, day, expected) => {
    expect(countStay(stays, day)).toMatchObject(expected);
  });

  const someDay = (from: number, to: number) =>
    fc.integer({ min: from, max: to }).map((at) => dayAfter(TODAY, at));
  const someStay = fc
    .tuple(fc.integer({ min: -400, max: 60 }), fc.integer({ min: 0, max: 100 }))
    .map(([at, length]): Stay => ({ from: dayAfter(TODAY, at), to: dayAfter(TODAY, at + length) }));

  /** The rule in its slowest words: of the 180 days that end here, how many lie in a stay? */
  function spentUntil(stays: readonly Stay[], day: string): number {
    return Array.from({ length: 180 }, (_, back) => dayAfter(day, -back)).filter((one) =>
      stays.some(({ from, to }) => from <= one && one <= to),
    ).length;
  }

  test('agrees with counting every window one by one', () => {
    fc.assert(
      fc.property(fc.array(someStay, { maxLength: 5 }), someDay(-30, 200), (stays, planned) => {
        const { days, until, entry } = countStay(stays, planned);
        const mayStay = (from: string, length: number) => {
          const all = [...stays, { from, to: dayAfter(from, length - 1) }];
          return Array.from({ length }, (_, at) => dayAfter(from, at)).every(
            (day) => spentUntil(all, day) <= 90,
          );
        };
        expect(days === 0 || mayStay(planned, days)).toBe(true);
        expect(mayStay(planned, days + 1)).toBe(false);
        expect(until).toBe(days === 0 ? undefined : dayAfter(planned, days - 1));
        expect(mayStay(entry, 1)).toBe(true);
        for (let day = planned; day < entry; day = dayAfter(day, 1)) expect(mayStay(day, 1)).toBe(false);
      }),
      { numRuns: 40 },
    );
  });
});

describe('reading days', () => {
  test.each([
    ['1.3.2026', ['2026-03-01']],
    ['01/03/26', ['2026-03-01']],
    ['1. 3. 2026.', ['2026-03-01']],
    ['2026-03-01', ['2026-03-01']],
    ['1 mars 2026', ['2026-03-01']],
    ['me 1 mars', ['2026-03-01']],
    ['1. mart', ['2026-03-01']],
    ['1 maj 2026', ['2026-05-01']],
    ['28 gusht', ['2026-08-28']],
    ['5 nentor', ['2026-11-05']],
    ['1. avgusta 2026.', ['2026-08-01']],
    ['march 1, 2026', ['2026-03-01']],
    ['1.12', ['2026-12-01']],
    ['15.1.', ['2027-01-15']],
    ['1.12 - 5.1', ['2026-12-01', '2027-01-05']],
    ['29.2.', ['2028-02-29']],
    ['1.3.2026 - 30.4.2026', ['2026-03-01', '2026-04-30']],
    ['nga 1 mars deri me 30 prill 2026', ['2026-03-01', '2026-04-30']],
    ['31.2.2026', 'no-such-day'],
    ['5.13.2026', 'no-such-day'],
    ['sa kushton viza?', undefined],
    ['kam 2 femije', undefined],
    ['380 euro rroge', undefined],
  ])('%s', (text, expected) => {
    expect(readDays(text, SINCE)).toEqual(expected);
  });
});
