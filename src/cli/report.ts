import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ROOT, readConfig } from '../config.ts';
import { type Content, loadContent } from '../content/index.ts';
import { createLog } from '../log.ts';
import { LANGUAGES, type Locale, WRITTEN_IN } from '../message.ts';
import { toHtml, toPdf } from '../paper/index.ts';
import { openData } from '../parts.ts';
import { describeReport, makeReport, type Report, reportPaper, toCsv } from '../reports/index.ts';
import { sqlFigures } from '../storage/index.ts';
import { runCommandLine, UsageError } from './command-line.ts';

const USAGE = `npm run report -- --from 2026-01-01 --to 2026-01-31 --format csv: what was counted, while the program is stopped

  --from, --to     days in Kosovo, both included
  --format         csv, json, html or pdf
  --lang           sq, sr or en; without it, sq
  --out FILE       writes the report into a file; without it, to the screen

Numbers under 5 are hidden, and others with them from which they could be worked out.`;

const FORMATS = ['csv', 'json', 'html', 'pdf'] as const;

const Options = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    format: z.enum(FORMATS),
    lang: z.enum(LANGUAGES).default('sq'),
    out: z.string().optional(),
  })
  .refine(({ from, to }) => from <= to);

async function report(): Promise<void> {
  const option = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { from: option, to: option, format: option, lang: option, out: option },
  });
  const options = Options.safeParse(values);
  if (!options.success) throw new UsageError(USAGE);
  const { from, to, format, lang, out } = options.data;
  const data = await openData(readConfig(process.env), createLog('error'));
  try {
    const made = await makeReport(sqlFigures(data.database), { from, to });
    const file = await written(
      made,
      format,
      loadContent(ROOT, readConfig(process.env).LANGUAGES),
      WRITTEN_IN[lang],
    );
    if (out === undefined) process.stdout.write(file);
    else await writeFile(out, file);
  } finally {
    await data.close();
  }
}

async function written(
  made: Report,
  format: (typeof FORMATS)[number],
  content: Content,
  locale: Locale,
): Promise<string | Buffer> {
  const described = describeReport(made, content, locale);
  const paper = () => reportPaper(described, locale, Date.now());
  switch (format) {
    case 'csv':
      return toCsv(described);
    case 'json':
      return `${JSON.stringify(made, undefined, 2)}\n`;
    case 'html':
      return toHtml(paper(), {
        style: `<style>${readFileSync(join(ROOT, 'dist/pages/paper.css'), 'utf8')}</style>`,
      });
    case 'pdf':
      return toPdf(paper());
  }
}

await runCommandLine(report);
