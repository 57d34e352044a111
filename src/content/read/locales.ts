import { z } from 'zod';
import { ALL_LANGUAGES, inEach } from '../../message.ts';
import type { Words } from '../../wording/index.ts';
import type { Files } from '../files.ts';
import type { Report } from '../finding.ts';
import { placeIn, readAs, readJson } from '../source.ts';
import type { Draft, WordsDraft } from './draft.ts';

const WordsFile: z.ZodType<Words> = z.lazy(() =>
  z.record(
    z.string().regex(/^[^.:\s]+$/, 'a key has no dot, colon or space'),
    z.union([z.string().trim().min(1, 'a text that is not empty'), WordsFile], 'a text, or texts by key'),
  ),
);

/** Reads locales/<language>/<namespace>.json; the namespace may lie in a folder, as in `dialogs/work-germany`. */
export function readLocales(files: Files, report: Report): Draft['locales'] {
  const locales = inEach(ALL_LANGUAGES, () => new Map<string, WordsDraft>());
  for (const [file, text] of files) {
    if (!file.startsWith('locales/')) continue;
    const [, folder = '', namespace = ''] = /^locales\/([^/]+)\/(.+)\.json$/.exec(file) ?? [];
    const language = ALL_LANGUAGES.find((one) => one === folder);
    if (!language) {
      report('unknown-file', placeIn(file), { near: undefined });
      continue;
    }
    const source = readJson(file, text, report);
    const words = source && readAs(source, WordsFile, report);
    if (source && words) locales[language].set(namespace, { source, words });
  }
  return locales;
}
