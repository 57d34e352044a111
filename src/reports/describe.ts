import type { Content } from '../content/index.ts';
import type { Locale } from '../message.ts';
import type { Drawing } from '../paper/index.ts';
import { formatDay } from '../wording/index.ts';
import { drawBars, drawColumns } from './chart.ts';
import { monthLabel, rowLabel } from './labels.ts';
import { monthOfRange, type Range } from './range.ts';
import type { Cell, Column, Report, Table, TableName } from './report.ts';

/** A report in somebody's language, for every way in which it is shown. Numbers stay numbers; null is hidden. */
export type DescribedReport = {
  title: string;
  /** The range, what it is compared with, and what is hidden. */
  intro: string[];
  tables: DescribedTable[];
};

export type DescribedTable = {
  name: TableName;
  title: string;
  /** What is counted, where the title does not say it. */
  note?: string;
  columns: { id: Column; label: string }[];
  rows: { key: string; label: string; cells: Cell[]; share?: string }[];
  total?: { label: string; cells: Cell[] };
  chart?: Drawing;
};

/** Tables in which a part of the whole says more than its number. */
const WITH_SHARES: readonly TableName[] = [
  'channels',
  'languages',
  'centres',
  'audiences',
  'topics',
  'countries',
  'urgent',
  'handoff-topics',
  'handoff-channels',
  'waits',
  'outcomes',
  'satisfaction',
];

const WITH_BARS: readonly TableName[] = [...WITH_SHARES, 'articles', 'stops', 'services', 'links'];

export function describeReport(report: Report, content: Content, locale: Locale): DescribedReport {
  const { wording } = content;
  const range = rangeLabel(report.range, content, locale);
  const before = rangeLabel(report.before, content, locale);
  return {
    title: wording.label(locale, 'reports:title', { range }),
    intro: [
      wording.label(locale, 'reports:compared', { before }),
      ...(report.medianWait.now === null ? [] : [medianWait(report.medianWait.now, content, locale)]),
      wording.label(locale, 'reports:hidden'),
    ],
    tables: report.tables.map((table) => describeTable(table, { range, before }, content, locale)),
  };
}

/** Minutes; from two hours on, hours say more. */
function medianWait(minutes: number, { wording }: Content, locale: Locale): string {
  const hours = Math.round(minutes / 60);
  return hours < 2
    ? wording.label(locale, 'reports:median-wait.minutes', { minutes })
    : wording.label(locale, 'reports:median-wait.hours', { hours });
}

/** A whole month by its name, other ranges by their days. */
export function rangeLabel(range: Range, content: Content, locale: Locale): string {
  const month = monthOfRange(range);
  if (month !== undefined) return monthLabel(month, content, locale);
  return `${formatDay(locale, range.from)} – ${formatDay(locale, range.to)}`;
}

function describeTable(
  { name, columns, rows, total }: Table,
  ranges: { range: string; before: string },
  content: Content,
  locale: Locale,
): DescribedTable {
  const { wording } = content;
  const note = `reports:notes.${name}`;
  const described = rows.map(({ key, cells }) => {
    const share = WITH_SHARES.includes(name) ? shareOf(cells[0], total?.[0]) : undefined;
    const label = rowLabel(name, key, content, locale);
    return { key, label, cells, ...(share !== undefined && { share }) };
  });
  const chart = chartOf(name, described, columns);
  return {
    name,
    title: wording.label(locale, `reports:tables.${name}`),
    ...(wording.has(locale, note) && { note: wording.label(locale, note) }),
    columns: columns.map((id) => ({ id, label: wording.label(locale, `reports:columns.${id}`, ranges) })),
    rows: described,
    ...(total && { total: { label: wording.label(locale, 'reports:total'), cells: total } }),
    ...(chart && { chart }),
  };
}

function shareOf(cell: Cell | undefined, total: Cell | undefined): string | undefined {
  if (cell == null || total == null || total === 0) return undefined;
  return `${Math.round((cell / total) * 100)} %`;
}

function chartOf(name: TableName, rows: DescribedTable['rows'], columns: Column[]): Drawing | undefined {
  const isStops = name === 'stops';
  const points = rows.map(({ label, cells, share }) => ({
    label,
    now: (isStops ? cells[2] : cells[0]) ?? null,
    before: columns[1] === 'before' ? (cells[1] ?? null) : null,
    ...(share !== undefined && { share }),
  }));
  if (name === 'days') return drawColumns(points);
  return WITH_BARS.includes(name) ? drawBars(points) : undefined;
}
