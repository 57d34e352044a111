import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readFiles } from '../content/index.ts';
import { ALL_LANGUAGES, isFull, type Language } from '../message.ts';
import { putUnits, readPo, unitsOf, writePo } from '../translation/index.ts';
import { runCommandLine, UsageError } from './command-line.ts';

const USAGE = `npm run translate -- <command>: texts out to translators, and back

  status                                   how much of each language is there
  export LANGUAGE [--previous FILE.po]     all texts as a gettext catalogue, to standard output; with an earlier
                                           catalogue, what has changed in English since is marked "fuzzy"
  import LANGUAGE FILE.po                  puts what is translated and not "fuzzy" into the files

  --root FOLDER                            where dialogs, knowledge and locales are; by default here`;

async function translate(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { root: { type: 'string', default: '.' }, previous: { type: 'string' } },
  });
  const [command, name, file] = positionals;
  if (command === 'status') return tellStatus(values.root);
  const language = ALL_LANGUAGES.find((one) => one === name);
  if (!language) throw new UsageError(USAGE);
  if (command === 'export') return exportTexts(values.root, language, values.previous);
  if (command === 'import' && file !== undefined) return importTexts(values.root, language, file);
  throw new UsageError(USAGE);
}

function tellStatus(root: string): void {
  const files = readFiles(root, ALL_LANGUAGES);
  for (const language of ALL_LANGUAGES) {
    const units = unitsOf(files, language);
    const missing = units.filter(({ text }) => text === '');
    console.log(`${language}: ${units.length - missing.length} of ${units.length} texts`);
    if (isFull(language)) for (const { id } of missing) console.log(`  missing: ${id}`);
  }
}

function exportTexts(root: string, language: Language, previous: string | undefined): void {
  const earlier = previous === undefined ? undefined : readFileSync(previous, 'utf8');
  process.stdout.write(writePo(unitsOf(readFiles(root, ALL_LANGUAGES), language), language, earlier));
}

function importTexts(root: string, language: Language, file: string): void {
  const { changed, refused } = putUnits(
    readFiles(root, ALL_LANGUAGES),
    language,
    readPo(readFileSync(file, 'utf8')),
  );
  for (const [path, text] of changed) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(`changed: ${path}`);
  }
  for (const { id, why } of refused) console.error(`not taken: ${id}: ${why}`);
  console.log(`${changed.size} files changed. Now: npm run content`);
  if (refused.length > 0) process.exitCode = 1;
}

await runCommandLine(translate);
