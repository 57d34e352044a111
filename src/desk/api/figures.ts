import { z } from 'zod';
import { LANGUAGES, WRITTEN_IN } from '../../message.ts';
import { toHtml, toPdf } from '../../paper/index.ts';
import {
  describeReport,
  makeReport,
  monthLabel,
  type Report,
  reportPaper,
  toCsv,
} from '../../reports/index.ts';
import { DeskError } from '../errors.ts';
import { type Call, read } from './call.ts';
import type { Figures, KeptReport } from './shapes.ts';

/** Days in a range: ten years. */
const LONGEST = 3660;
const DAY = 24 * 60 * 60 * 1000;

const Range = z
  .object({ from: z.iso.date(), to: z.iso.date() })
  .refine(({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) < LONGEST * DAY);

const File = z.object({ format: z.enum(['html', 'pdf', 'csv']), lang: z.enum(LANGUAGES) });
const Month = z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) });

export async function readFigures({ desk, request, locale }: Call): Promise<Figures> {
  const { from, to } = read(Range, request.query);
  return describeReport(await makeReport(desk.figures, { from, to }), desk.content(), locale);
}

/** The figures of a range as a file. */
export async function figuresFile(call: Call): Promise<string | Buffer> {
  const { from, to } = read(Range, call.request.query);
  return asFile(call, await makeReport(call.desk.figures, { from, to }), `${from}_${to}`);
}

/** The reports that were made by themselves, the latest first. */
export async function listReports({ desk, locale }: Call): Promise<KeptReport[]> {
  const months = await desk.reports.months();
  return months.map((month) => ({ month, label: monthLabel(month, desk.content(), locale) }));
}

export async function reportFile(call: Call): Promise<string | Buffer> {
  const { month } = read(Month, call.request.params);
  const report = await call.desk.reports.read(month);
  if (!report) throw new DeskError('report-unknown');
  return asFile(call, report, month);
}

async function asFile(
  { desk, request, reply }: Call,
  report: Report,
  name: string,
): Promise<string | Buffer> {
  const { format, lang } = read(File, request.query);
  const locale = WRITTEN_IN[lang];
  const described = describeReport(report, desk.content(), locale);
  const attached = (extension: string) =>
    reply.header('content-disposition', `attachment; filename="busulla-${name}-${lang}.${extension}"`);
  switch (format) {
    case 'csv':
      attached('csv').type('text/csv; charset=utf-8');
      return toCsv(described);
    case 'pdf':
      attached('pdf').type('application/pdf');
      return toPdf(reportPaper(described, locale, desk.now()));
    case 'html':
      reply.type('text/html; charset=utf-8');
      return toHtml(reportPaper(described, locale, desk.now()));
  }
}
