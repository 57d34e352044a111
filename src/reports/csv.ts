import type { DescribedReport } from './describe.ts';

const HEAD = ['table', 'row', 'name', 'column', 'value'];

/** One number a line, with the ids for programs and the names for people. A hidden number is the word `hidden`. */
export function toCsv({ tables }: DescribedReport): string {
  const lines = tables.flatMap(({ name, columns, rows, total }) => {
    const all = [...rows, ...(total ? [{ key: 'total', ...total }] : [])];
    return all.flatMap(({ key, label, cells }) =>
      cells.map((cell, index) => [name, key, label, columns[index]?.id ?? '', cell ?? 'hidden']),
    );
  });
  return [HEAD, ...lines].map((line) => `${line.map(quoted).join(',')}\r\n`).join('');
}

function quoted(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
