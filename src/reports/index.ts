export { buildReport } from './build.ts';
export { toCsv } from './csv.ts';
export { type DescribedReport, type DescribedTable, describeReport } from './describe.ts';
export type { FigureSource, Figures } from './figures.ts';
export { makeReport } from './make.ts';
export { reportPaper } from './paper.ts';
export { monthLater, type Range, rangeBefore, rangeOfMonth } from './range.ts';
export type { Report, Table, TableName } from './report.ts';
