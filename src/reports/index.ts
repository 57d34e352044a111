export { buildReport } from './build.ts';
export { toCsv } from './csv.ts';
export { type DescribedReport, type DescribedTable, describeReport } from './describe.ts';
export type { FigureSource, Figures } from './figures.ts';
export { monthLabel } from './labels.ts';
export {
  type Entrances,
  followedCell,
  type Link,
  type LinkStore,
  linkAddresses,
  linkCode,
  posterPaper,
  topicLabel,
} from './links.ts';
export { makeReport } from './make.ts';
export { makeMonthlyReports, type ReportStore } from './monthly.ts';
export { reportPaper } from './paper.ts';
export { monthLater, type Range, rangeBefore, rangeOfMonth } from './range.ts';
export type { Report, Table, TableName } from './report.ts';
