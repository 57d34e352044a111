import { z } from 'zod';
import type { FullLanguage } from '../../message.ts';
import type { Files } from '../files.ts';
import type { Report } from '../finding.ts';
import { readAs, readYaml } from '../source.ts';

/** What the folder knowledge/lexicon says about writing. A file that is not there says nothing. */
export type Lexicon = {
  /** Words and names that Cyrillic text keeps in Latin letters. */
  latinWords: readonly string[];
  style: Record<FullLanguage, Style>;
  letters: Record<'sq' | 'sr', Letters>;
};

export type Style = z.output<typeof StyleOfLanguage>;
export type Rule = z.output<typeof RuleFile>;
/** Words right without diacritics, and words that need theirs; see letters.yaml. */
export type Letters = { right: readonly string[]; known: readonly string[] };

const Words = z.string().transform((text) => text.split(/\s+/).filter((word) => word !== ''));
const Alternatives = z.string().transform((text) => text.split('|').map((one) => one.trim()));
const RuleFile = z.strictObject({
  avoid: Alternatives,
  use: z.string(),
  unless: Alternatives.exactOptional(),
});
const StyleOfLanguage = z.strictObject({ never: z.array(RuleFile), rather: z.array(RuleFile) });
const StyleFile = z.strictObject({ sq: StyleOfLanguage, sr: StyleOfLanguage, en: StyleOfLanguage });
const LettersOfLanguage = z.strictObject({ right: Words, known: Words });
const LettersFile = z.strictObject({ sq: LettersOfLanguage, sr: LettersOfLanguage });

const NO_STYLE: Style = { never: [], rather: [] };
const NO_LETTERS: Letters = { right: [], known: [] };

export function readLexicon(files: Files, report: Report): Lexicon {
  const read = <T>(name: string, schema: z.ZodType<T>): T | undefined => {
    const file = `knowledge/lexicon/${name}`;
    const text = files.get(file);
    const source = text === undefined ? undefined : readYaml(file, text, report);
    return source && readAs(source, schema, report);
  };
  return {
    latinWords: (files.get('knowledge/lexicon/keep-latin.txt') ?? '')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#')),
    style: read('style.yaml', StyleFile) ?? { sq: NO_STYLE, sr: NO_STYLE, en: NO_STYLE },
    letters: read('letters.yaml', LettersFile) ?? { sq: NO_LETTERS, sr: NO_LETTERS },
  };
}
