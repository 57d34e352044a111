import { parseArgs } from 'node:util';
import { type Checked, checkContent, wordFinding } from '../content/index.ts';

/** `npm run content`: reads all content and says everything that is to be mended; exit code 1 when there are errors. */
const { values } = parseArgs({
  options: {
    root: { type: 'string', default: '.' },
    json: { type: 'boolean', default: false },
  },
});

const today = new Date().toISOString().slice(0, 10);
const checked = checkContent(values.root, today);
const errors = checked.findings.filter(({ severity }) => severity === 'error').length;

if (values.json) {
  const { counts, findings } = checked;
  console.log(JSON.stringify({ counts, findings }, null, 2));
} else {
  for (const finding of checked.findings) console.log(`${finding.severity}: ${wordFinding(finding)}\n`);
  console.log(summaryOf(checked, errors));
}
process.exitCode = errors > 0 ? 1 : 0;

function summaryOf({ counts, findings }: Checked, errors: number): string {
  const languages = Object.entries(counts).map(
    ([language, { articles, questions, dialogs, wordings }]) =>
      `${language}: ${articles} articles, ${questions} example questions, ${dialogs} trees, ${wordings} wordings`,
  );
  return [...languages, `${errors} errors, ${findings.length - errors} warnings`].join('\n');
}
