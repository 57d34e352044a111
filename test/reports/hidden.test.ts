import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Locale } from '../../src/message.ts';
import { buildReport, type Figures, type Report, type TableName } from '../../src/reports/index.ts';
import { counted, figures } from './figures.ts';

type Wait = Figures['waits'][number];

const RANGE = { from: '2026-01-01', to: '2026-01-06' };
const BEFORE = { from: '2025-12-26', to: '2025-12-31' };

/** Numbers of every size, the small ones often. */
const number = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 200 }));
const numbers = <Key extends string>(...keys: Key[]): fc.Arbitrary<Record<Key, number>> =>
  fc
    .tuple(...keys.map(() => number))
    .map(
      (values) => Object.fromEntries(keys.map((key, at) => [key, values[at] ?? 0])) as Record<Key, number>,
    );

const NODES = {
  'start/who': 'audience',
  'work-abroad/country': 'country',
  'studying/country': 'country',
  'visa/stage': 'visa-stage',
};

const anyFigures: fc.Arbitrary<Figures> = fc
  .record({
    days: numbers('2026-01-01', '2026-01-02', '2026-01-05'),
    channels: numbers('telegram', 'viber', 'web'),
    people: numbers('sq', 'sr-Latn', 'sr-Cyrl', 'en'),
    articles: numbers(
      'visa-ees',
      'visa-uk',
      'work-de-skilled',
      'work-at-seasonal',
      'family-de',
      'risk-offers',
    ),
    helped: numbers('visa-ees', 'visa-uk', 'work-de-skilled'),
    unhelped: numbers('visa-ees', 'visa-uk', 'work-de-skilled'),
    urgent: numbers('violence', 'trafficking', 'threat'),
    asked: numbers(...(Object.keys(NODES) as (keyof typeof NODES)[])),
    answers: fc.array(
      fc.tuple(fc.constantFrom(...Object.entries(NODES)), fc.constantFrom('de', 'at', 'ch'), number),
      { maxLength: 12 },
    ),
    services: numbers('asylum-office', 'legal-aid', 'shelter'),
    handoffs: fc.array(
      fc.tuple(fc.constantFrom('visa', 'work', null), fc.constantFrom('telegram', 'viber', 'web'), number),
      { maxLength: 8 },
    ),
    waits: fc.array(
      fc.record({
        ticket: fc.constantFrom(...'abcdefghij'),
        channel: fc.constantFrom('telegram', 'viber', 'web'),
        topic: fc.constantFrom('visa', 'work', null),
        waited: fc.integer({ min: 0, max: 100 }).map((hours) => hours * 3_600_000),
      }),
      { maxLength: 40 },
    ),
  })
  .map(
    ({
      days,
      channels,
      people,
      articles,
      helped,
      unhelped,
      urgent,
      asked,
      answers,
      services,
      handoffs,
      waits,
    }) => {
      const each = <T>(of: Record<string, number>, make: (key: string, count: number) => T) =>
        Object.entries(of).flatMap(([key, count]) => (count === 0 ? [] : [make(key, count)]));
      const at = (place: string) => {
        const [dialog = '', node = ''] = place.split('/');
        return { dialog, node, locale: 'sq' } as const;
      };
      // As many conversations by channel as by day.
      const begun = Object.values(days).reduce((sum, one) => sum + one, 0);
      const telegram = Math.min(channels.telegram, begun);
      return figures({
        days: each(days, (day, count) => ({ day, count })),
        people: each(people, (locale, count) => ({ channel: 'web', locale: locale as Locale, count })),
        waits,
        events: [
          {
            ...counted({ event: 'conversation-started', locale: 'sq' }, telegram),
            channel: 'telegram' as const,
          },
          {
            ...counted({ event: 'conversation-started', locale: 'sq' }, begun - telegram),
            channel: 'web' as const,
          },
          ...each(articles, (article, count) =>
            counted({ event: 'article-shown', article, locale: 'sq', by: 'dialog' }, count),
          ),
          ...each(helped, (article, count) =>
            counted({ event: 'helped', article, helped: true, locale: 'sq' }, count),
          ),
          ...each(unhelped, (article, count) =>
            counted({ event: 'helped', article, helped: false, locale: 'sq' }, count),
          ),
          ...each(urgent, (kind, count) =>
            counted({ event: 'urgent', kind: kind as 'threat', locale: 'sq' }, count),
          ),
          ...each(asked, (place, count) => counted({ event: 'asked', ...at(place) }, count)),
          ...answers
            .filter(([, , count]) => count > 0)
            .map(([[place, as], choice, count]) =>
              counted({ event: 'answered', ...at(place), as, choice }, count),
            ),
          ...handoffs.map(([topic, channel, count]) => ({
            ...counted({ event: 'handoff', locale: 'sq', topic }, count),
            channel,
          })),
          ...each(services, (service, count) =>
            counted({ event: 'referral', service, status: 'sent' }, count),
          ),
        ].filter(({ count }) => count > 0),
      });
    },
  );

/** Which tables add up to which line of the overview. */
const ADD_UP: [TableName, string][] = [
  ['days', 'conversations'],
  ['channels', 'conversations'],
  ['centres', 'conversations'],
  ['languages', 'people'],
  ['topics', 'articles'],
  ['articles', 'articles'],
  ['urgent', 'urgent'],
  ['handoff-topics', 'handoffs'],
  ['handoff-channels', 'handoffs'],
  ['waits', 'answers'],
  ['services', 'referrals'],
];

/** A number of the report by its place; a sum says that the first is what the others add up to. */
type Place = string;
type Sum = [total: Place, parts: Place[]];

function placesOf(report: Report): Map<Place, number | null> {
  const places = new Map<Place, number | null>();
  const note = (place: Place, cells: (number | null)[]) => {
    for (const [column, cell] of cells.entries()) places.set(`${place} ${column}`, cell);
  };
  for (const { name, columns, rows, total } of report.tables) {
    // What is measured counts nobody.
    const counts = (cells: (number | null)[]) => cells.filter((_, at) => columns[at] !== 'median');
    for (const { key, cells } of rows) note(`${name} ${key}`, counts(cells));
    if (total) note(`${name} total`, counts(total));
  }
  return places;
}

/** All that somebody knows who has the report and knows how it is made. */
function sumsOf(report: Report): Sum[] {
  const places = [...placesOf(report).keys()];
  const rowsOf = (table: TableName, column: number, fits: (key: string) => boolean = () => true) =>
    places.filter((place) => {
      const [name, key = '', at] = place.split(' ');
      return name === table && at === String(column) && key !== 'total' && fits(key);
    });
  const sums: Sum[] = [];
  for (const column of [0, 1]) {
    for (const [table, line] of ADD_UP) sums.push([`overview ${line} ${column}`, rowsOf(table, column)]);
    for (const { name, total } of report.tables) {
      if (total) sums.push([`${name} total ${column}`, rowsOf(name, column)]);
    }
    for (const topic of ['visa', 'work', 'family', 'risk']) {
      sums.push([`topics ${topic} ${column}`, rowsOf('articles', column, (key) => key.startsWith(topic))]);
    }
  }
  sums.push(['overview helped 0', rowsOf('helped', 0)], ['overview not-helped 0', rowsOf('helped', 1)]);
  for (const place of Object.keys(NODES))
    sums.push([`stops ${place} 0`, [`stops ${place} 1`, `stops ${place} 2`]]);
  sums.push(['audiences total 0', rowsOf('stops', 1, (key) => key === 'start/who')]);
  sums.push(['countries total 0', rowsOf('stops', 1, (key) => key.endsWith('country'))]);
  return sums.filter(
    ([total, parts]) =>
      parts.length > 0 && places.includes(total) && parts.every((part) => places.includes(part)),
  );
}

/** The hidden numbers that follow from all sums together, by elimination. */
function whatFollows(report: Report): Place[] {
  const shown = placesOf(report);
  const unknown = [...shown].filter(([, value]) => value === null).map(([place]) => place);
  const rows = sumsOf(report).map(([total, parts]) =>
    unknown.map((place) => (place === total ? 1 : 0) - (parts.includes(place) ? 1 : 0)),
  );
  const reduced = eliminate(rows);
  return unknown.filter((_, column) =>
    reduced.some((row) => row[column] !== 0 && row.every((value, at) => at === column || value === 0)),
  );
}

/** To the reduced form: one that has a single entry says what that entry is. Numbers modulo a prime stay whole. */
function eliminate(rows: number[][]): number[][] {
  const PRIME = 1_000_003n;
  const inverse = (value: bigint): bigint => {
    let [result, base] = [1n, value];
    for (let power = PRIME - 2n; power > 0n; power >>= 1n) {
      if (power & 1n) result = (result * base) % PRIME;
      base = (base * base) % PRIME;
    }
    return result;
  };
  const matrix = rows.map((row) => row.map((value) => (BigInt(value) + PRIME) % PRIME));
  let done = 0;
  for (let column = 0; column < (matrix[0]?.length ?? 0); column += 1) {
    const pivot = matrix.findIndex((row, index) => index >= done && row[column] !== 0n);
    if (pivot < 0) continue;
    [matrix[done], matrix[pivot]] = [matrix[pivot] ?? [], matrix[done] ?? []];
    const factor = inverse(matrix[done]?.[column] ?? 1n);
    matrix[done] = (matrix[done] ?? []).map((value) => (value * factor) % PRIME);
    const lead = matrix[done] ?? [];
    for (const [index, row] of matrix.entries()) {
      const times = row[column] ?? 0n;
      if (index === done || times === 0n) continue;
      matrix[index] = row.map((value, at) => (((value - times * (lead[at] ?? 0n)) % PRIME) + PRIME) % PRIME);
    }
    done += 1;
  }
  return matrix.slice(0, done).map((row) => row.map(Number));
}

const anyReport = fc
  .record({ now: anyFigures, before: anyFigures })
  .map((both) => ({ both, report: buildReport(RANGE, BEFORE, both) }));

describe('what leaves the program', () => {
  test('shows no number from 1 to 4', () => {
    fc.assert(
      fc.property(anyReport, ({ report }) => {
        const small = [...placesOf(report)].filter(([, value]) => value !== null && value > 0 && value < 5);
        expect(small).toEqual([]);
      }),
    );
  });

  test('shows nothing from which a hidden number follows, alone or by several sums', () => {
    fc.assert(fc.property(anyReport, ({ report }) => expect(whatFollows(report)).toEqual([])));
  });

  test('hides in no sum so little that all that is hidden is small together', () => {
    fc.assert(
      fc.property(anyReport, ({ report }) => {
        const shown = placesOf(report);
        for (const [total, parts] of sumsOf(report)) {
          const all = shown.get(total);
          if (all == null || parts.every((part) => shown.get(part) !== null)) continue;
          const rest = parts.reduce((left, part) => left - (shown.get(part) ?? 0), all);
          expect({ total, rest: rest > 4 }).toEqual({ total, rest: true });
        }
      }),
    );
  });

  test('tells how long people waited only where five were answered and their number is shown', () => {
    fc.assert(
      fc.property(anyReport, ({ report, both }) => {
        for (const [name, of] of [
          ['handoff-topics', (key: string, wait: Wait) => (wait.topic ?? 'other') === key],
          ['handoff-channels', (key: string, wait: Wait) => wait.channel === key],
        ] as const) {
          for (const { key, cells } of report.tables.find((table) => table.name === name)?.rows ?? []) {
            const people = new Set(
              both.now.waits.filter((wait) => of(key, wait)).map(({ ticket }) => ticket),
            );
            expect(cells[2] !== null).toBe(people.size > 4 && cells[0] !== null);
          }
        }
      }),
    );
  });

  test('shows what is not small as it is', () => {
    const big = figures({
      events: [
        counted({ event: 'urgent', kind: 'threat', locale: 'sq' }, 7),
        counted({ event: 'urgent', kind: 'violence', locale: 'sq' }, 5),
      ],
    });
    const report = buildReport(RANGE, BEFORE, { now: big, before: big });
    const urgent = report.tables.find(({ name }) => name === 'urgent');
    expect(urgent?.rows).toEqual([
      { key: 'threat', cells: [7, 7] },
      { key: 'violence', cells: [5, 5] },
    ]);
    expect(urgent?.total).toEqual([12, 12]);
  });
});
