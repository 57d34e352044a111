export { buildReport } from './build.ts';
export type { FigureSource, Figures } from './figures.ts';
export { monthLater, type Range, rangeBefore, rangeOfMonth } from './range.ts';
export type { Report, Table, TableName } from './report.ts';
