import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import {
  type Checked,
  type Content,
  checkContent,
  drawingOf,
  mermaidOf,
  pageOf,
  wordFinding,
} from '../content/index.ts';
import { isFull, type Language } from '../message.ts';

/**
 * `npm run content` reads all content and says everything that is to be mended; its exit code is 1 when there are errors.
 * `--json` says it for programs. `--graph` prints the trees as Mermaid charts in Markdown; with a folder, it writes dialogs.md and dialogs.html.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    root: { type: 'string', default: '.' },
    json: { type: 'boolean', default: false },
    graph: { type: 'boolean', default: false },
  },
});

const today = new Date().toISOString().slice(0, 10);
const checked = checkContent(values.root, today, readConfig(process.env).LANGUAGES);
const errors = checked.findings.filter(({ severity }) => severity === 'error').length;

if (values.graph && checked.content) draw(checked.content, positionals[0]);
else if (values.json)
  console.log(JSON.stringify({ counts: checked.counts, findings: checked.findings }, null, 2));
else say(checked);
process.exitCode = errors > 0 ? 1 : 0;

function say({ findings, counts }: Checked): void {
  for (const finding of findings) console.log(`${finding.severity}: ${wordFinding(finding)}\n`);
  for (const [language, count] of Object.entries(counts)) {
    const { articles, questions, dialogs, wordings, forPeople } = count;
    const all = counts.en;
    console.log(
      isFull(language as Language) || !all
        ? `${language}: ${articles} articles, ${questions} example questions, ${dialogs} trees, ${wordings} wordings`
        : `${language}, written in part: ${articles} of ${all.articles} articles, ${questions} example questions, ` +
            `${dialogs} of ${all.dialogs} trees, ${forPeople} of ${all.forPeople} wordings for people`,
    );
  }
  console.log(`${errors} errors, ${findings.length - errors} warnings`);
}

function draw(content: Content, folder: string | undefined): void {
  const drawing = drawingOf(content);
  if (folder === undefined) {
    console.log(mermaidOf(drawing));
    return;
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'dialogs.md'), mermaidOf(drawing));
  writeFileSync(join(folder, 'dialogs.html'), pageOf(drawing));
}
