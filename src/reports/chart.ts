import type { Drawing, Shape } from '../paper/index.ts';
import { shortened } from './labels.ts';

/** What one place of a chart shows; null is hidden, and nothing is drawn for it. */
type Point = { label: string; now: number | null; before: number | null; share?: string };

/** As wide as a small phone, so that the letters stay readable on it. */
const WIDTH = 340;
const SIZE = 11;

/** Bars in one chart; the table behind it has all rows. */
const MOST_BARS = 10;
const BAR = { row: 36, now: 10, before: 4, top: 16, numbers: 96 };

/** One below the other, the name above its bar, the number behind it, and before as a thin bar under it. */
export function drawBars(points: readonly Point[]): Drawing | undefined {
  const shown = points.filter(({ now }) => now !== null && now > 0).slice(0, MOST_BARS);
  if (shown.length === 0) return undefined;
  const longest = Math.max(...shown.flatMap(({ now, before }) => [now ?? 0, before ?? 0]));
  const long = (value: number) => round((value / longest) * (WIDTH - BAR.numbers));
  const shapes = shown.flatMap(({ label, now, before, share }, index): Shape[] => {
    const top = index * BAR.row;
    const y = top + BAR.top;
    const width = long(now ?? 0);
    const number = share === undefined ? String(now) : `${now} · ${share}`;
    return [
      { draw: 'text', x: 0, y: top + SIZE, size: SIZE, text: shortened(label, 52), from: 'start' },
      { draw: 'box', x: 0, y, width, height: BAR.now, tone: 'now' },
      { draw: 'text', x: width + 4, y: y + BAR.now - 1, size: SIZE, text: number, from: 'start' },
      ...(before
        ? [
            {
              draw: 'box',
              x: 0,
              y: y + BAR.now + 1,
              width: long(before),
              height: BAR.before,
              tone: 'before',
            } as const,
          ]
        : []),
    ];
  });
  return { width: WIDTH, height: shown.length * BAR.row, shapes };
}

const COLUMNS = { height: 120, top: 16, labels: 16 };

/** Side by side, with before as a wider, paler column behind each. */
export function drawColumns(points: readonly Point[]): Drawing | undefined {
  const highest = Math.max(...points.flatMap(({ now, before }) => [now ?? 0, before ?? 0]));
  if (points.length === 0 || highest === 0) return undefined;
  const step = WIDTH / points.length;
  const bottom = COLUMNS.top + COLUMNS.height;
  const column = (index: number, value: number | null, width: number, tone: 'now' | 'before'): Shape[] => {
    if (value === null || value === 0) return [];
    const height = round((value / highest) * COLUMNS.height);
    const x = round((index + (1 - width) / 2) * step);
    return [{ draw: 'box', x, y: bottom - height, width: round(width * step), height, tone }];
  };
  const [first, last] = [points[0]?.label ?? '', points.at(-1)?.label ?? ''];
  const text = { draw: 'text', size: SIZE } as const;
  return {
    width: WIDTH,
    height: bottom + COLUMNS.labels,
    shapes: [
      { ...text, x: 0, y: SIZE, text: String(highest), from: 'start' },
      ...points.flatMap(({ before }, index) => column(index, before, 0.9, 'before')),
      ...points.flatMap(({ now }, index) => column(index, now, 0.5, 'now')),
      { ...text, x: 0, y: bottom + SIZE + 2, text: first, from: 'start' },
      ...(points.length > 1
        ? [{ ...text, x: WIDTH, y: bottom + SIZE + 2, text: last, from: 'end' } as const]
        : []),
    ],
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
