import type { Locale } from '../message.ts';
import type { Paper, Part } from '../paper/index.ts';
import type { DescribedReport, DescribedTable } from './describe.ts';

/** Rows on paper; the file for spreadsheets has all. */
const MOST_ROWS = 15;

/** A hidden number. The intro says what it means. */
const HIDDEN = '–';

/** A report to be printed and handed to those who pay for the work. */
export function reportPaper(
  { title, intro, tables }: DescribedReport,
  locale: Locale,
  madeAt: number,
): Paper {
  const paragraphs = intro.map((text): Part => ({ type: 'paragraph', spans: [{ text }] }));
  return {
    title,
    locale,
    madeAt,
    sections: [
      { locale, parts: paragraphs },
      ...tables.map((table) => ({ locale, parts: tableParts(table) })),
    ],
  };
}

function tableParts({ name, title, note, columns, rows, total, chart }: DescribedTable): Part[] {
  const withShares = rows.some(({ share }) => share !== undefined);
  const share = (text = '') => (withShares ? [text] : []);
  const lines = [
    ...rows
      .slice(0, name === 'days' ? rows.length : MOST_ROWS)
      .map((row) => [row.label, ...row.cells.map(shown), ...share(row.share)]),
    ...(total ? [[total.label, ...total.cells.map(shown), ...share()]] : []),
  ];
  const parts: Part[] = [{ type: 'heading', spans: [{ text: title }] }];
  if (note !== undefined) parts.push({ type: 'paragraph', spans: [{ text: note }] });
  if (chart) parts.push({ type: 'drawing', drawing: chart });
  const head = ['', ...columns.map(({ label }) => label), ...share('%')];
  return [...parts, { type: 'table', head, rows: lines }];
}

function shown(cell: number | null): string {
  return cell === null ? HIDDEN : String(cell);
}
