import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { readCorpus } from '../content/index.ts';
import { EVALUATION_FILE, type Judged, judge, readAsked } from '../keeping/index.ts';
import { type Corpus, createUnderstanding, inBoth } from '../understanding/index.ts';
import { disguised } from './evaluate/disguise.ts';
import { crossValidate } from './evaluate/folds.ts';
import { confusions, reliability, table } from './evaluate/table.ts';
import { PARTS } from './evaluate/without.ts';

const USAGE = `usage: npm run evaluate                        the development set and cross-validation on the training questions
       npm run evaluate -- --file <x.jsonl>    a set of one's own: {"id","text","lang","variety","gold","kind"} a line
       --folds <n>    how many parts the training questions are cut into (5; 0 leaves cross-validation out)
       --without <part>   leaves a part of the corpus out: texts, concepts, spelling, half (of the questions)
       --confusions   lists each message that was not understood`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      file: { type: 'string', multiple: true, default: [EVALUATION_FILE] },
      folds: { type: 'string', default: '5' },
      without: { type: 'string', multiple: true, default: [] },
      confusions: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const corpus = values.without.reduce(leaveOut, readCorpus('.', readConfig(process.env).LANGUAGES));
  const started = performance.now();
  const understanding = createUnderstanding(corpus);
  console.log(
    `trained in ${Math.round(performance.now() - started)} ms from ${corpus.articles.length} articles`,
  );
  for (const file of values.file) {
    const set = readAsked(file, await readFile(file, 'utf8'));
    report(
      file,
      set.map((one) => judge(one, understanding)),
      values.confusions,
    );
    for (const line of disguised(set, understanding)) console.log(line);
  }
  const folds = Number(values.folds);
  if (folds > 1)
    report(`training questions, ${folds} folds`, crossValidate(corpus, folds), values.confusions);
}

function leaveOut(corpus: Corpus, part: string): Corpus {
  const without = PARTS[part];
  if (!without) throw new Error(`--without ${part}: there is ${Object.keys(PARTS).join(', ')}`);
  return inBoth(corpus, without);
}

function report(name: string, judged: readonly Judged[], withConfusions: boolean): void {
  console.log(`\n${name}: ${judged.length} messages\n${table(judged)}\n${reliability(judged)}`);
  if (withConfusions) for (const line of confusions(judged)) console.log(line);
}

await main();
