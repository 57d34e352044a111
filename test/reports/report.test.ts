import { describe, expect, test } from '@jest/globals';
import {
  buildReport,
  type Report,
  rangeBefore,
  rangeOfMonth,
  type TableName,
} from '../../src/reports/index.ts';
import { answered, counted, figures } from './figures.ts';

const JANUARY = rangeOfMonth('2026-01');
const DECEMBER = rangeOfMonth('2025-12');
const none = figures();

const report = (now: Partial<ReturnType<typeof figures>>, before = none): Report =>
  buildReport(JANUARY, DECEMBER, { now: figures(now), before });

function rowsOf({ tables }: Report, name: TableName): Record<string, (number | null)[]> {
  const rows = tables.find((table) => table.name === name)?.rows ?? [];
  return Object.fromEntries(rows.map(({ key, cells }) => [key, cells]));
}

const shown = (article: string, count: number) =>
  counted({ event: 'article-shown', article, locale: 'sq', by: 'dialog' }, count);

describe('ranges', () => {
  test.each([
    [
      { from: '2026-01-01', to: '2026-01-31' },
      { from: '2025-12-01', to: '2025-12-31' },
    ],
    [
      { from: '2026-03-01', to: '2026-03-31' },
      { from: '2026-02-01', to: '2026-02-28' },
    ],
    [
      { from: '2026-01-01', to: '2026-03-31' },
      { from: '2025-10-01', to: '2025-12-31' },
    ],
    [
      { from: '2026-01-05', to: '2026-01-11' },
      { from: '2025-12-29', to: '2026-01-04' },
    ],
    [
      { from: '2026-03-29', to: '2026-03-29' },
      { from: '2026-03-28', to: '2026-03-28' },
    ],
    [
      { from: '2024-02-01', to: '2024-02-29' },
      { from: '2024-01-01', to: '2024-01-31' },
    ],
  ])('%j comes after %j', (range, before) => {
    expect(rangeBefore(range)).toEqual(before);
  });
});

describe('what a report says', () => {
  test('articles and their topics, the most read first, beside the month before', () => {
    const built = report(
      { events: [shown('visa-ees', 20), shown('work-de-skilled', 30), shown('visa-etias', 10)] },
      figures({ events: [shown('visa-ees', 7)] }),
    );
    expect(rowsOf(built, 'articles')).toEqual({
      'work-de-skilled': [30, 0],
      'visa-ees': [20, 7],
      'visa-etias': [10, 0],
    });
    expect(rowsOf(built, 'topics')).toEqual({ visa: [30, 7], work: [30, 0] });
    expect(rowsOf(built, 'overview').articles).toEqual([60, 7]);
  });

  test('where people stop, and who they are', () => {
    const at = { dialog: 'start', node: 'who', locale: 'sq' } as const;
    const answered = { ...at, event: 'answered', as: 'audience' } as const;
    const built = report({
      events: [
        counted({ ...at, event: 'asked' }, 100),
        counted({ ...answered, choice: 'leaving' }, 60),
        counted({ ...answered, choice: 'abroad' }, 20),
      ],
    });
    expect(rowsOf(built, 'stops')).toEqual({ 'start/who': [100, 80, 20] });
    expect(rowsOf(built, 'audiences')).toEqual({ leaving: [60, 0], abroad: [20, 0] });
  });

  test('how long people waited', () => {
    const hour = 60 * 60 * 1000;
    const built = report({ waits: [...answered(6, hour / 2), ...answered(7, 5 * hour)] });
    expect(rowsOf(built, 'waits')).toMatchObject({ '0': [6, 0], '4': [7, 0], '24': [0, 0] });
    expect(built.medianWait).toEqual({ now: 300, before: null });
  });

  test('how many cases there were by topic and channel, and how long half of their people waited', () => {
    const handoff = (topic: 'visa' | 'work' | null, count: number) =>
      counted({ event: 'handoff', locale: 'sq', topic }, count);
    const minutes = 60_000;
    const waits = [
      ...answered(5, 30 * minutes, { topic: 'visa' }),
      ...answered(4, 2 * minutes, { topic: 'work', ticket: 'PR-1' }),
      ...answered(9, 90 * minutes),
    ];
    const built = report({ events: [handoff('visa', 8), handoff('work', 7), handoff(null, 9)], waits });
    expect(rowsOf(built, 'handoff-topics')).toEqual({
      other: [9, 0, 90],
      visa: [8, 0, 30],
      work: [7, 0, null],
    });
    expect(rowsOf(built, 'handoff-channels')).toEqual({ telegram: [24, 0, 90] });
    expect(rowsOf(built, 'overview').handoffs).toEqual([24, 0]);

    const few = report({ events: [handoff('visa', 8), handoff('work', 2)], waits });
    expect(rowsOf(few, 'handoff-topics')).toEqual({ visa: [null, 0, null], work: [null, 0, null] });
  });

  test('a day has its place beside the same one of the month before; a long range is told by months', () => {
    const days = [
      { day: '2026-01-03', count: 9 },
      { day: '2026-01-31', count: 8 },
    ];
    const events = [counted({ event: 'conversation-started', locale: 'sq' }, 17)];
    const built = report({ days, events }, figures({ days: [{ day: '2025-12-03', count: 5 }] }));
    expect(rowsOf(built, 'days')['2026-01-03']).toEqual([9, 5]);
    expect(Object.keys(rowsOf(built, 'days'))).toHaveLength(31);
    const year = { from: '2026-01-01', to: '2026-12-31' };
    const long = buildReport(year, rangeBefore(year), { now: figures({ days, events }), before: none });
    expect(rowsOf(long, 'days')).toMatchObject({ '2026-01': [17, 0], '2026-12': [0, 0] });
  });

  test('small numbers are hidden, with the next larger one from which they would follow', () => {
    const built = report({ events: [shown('visa-ees', 3), shown('visa-etias', 50), shown('visa-uk', 40)] });
    expect(rowsOf(built, 'articles')).toEqual({
      'visa-etias': [50, 0],
      'visa-ees': [null, 0],
      'visa-uk': [null, 0],
    });
  });

  test('a total that is small itself is hidden', () => {
    const built = report({ events: [shown('visa-ees', 3)] });
    expect(rowsOf(built, 'overview').articles).toEqual([null, 0]);
    expect(rowsOf(built, 'topics')).toEqual({ visa: [null, 0] });
  });
});
