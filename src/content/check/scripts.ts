import { cyrillicKeeping, proseOf, scriptOf, toLatin } from '../../language/index.ts';
import type { Report } from '../finding.ts';
import type { Draft } from '../read/draft.ts';
import { textsOf } from '../texts.ts';

/** Letters that meet in German and English words and hardly ever in Serbian ones. */
const LOOKS_FOREIGN = /([bcfghklmnprstv])\1|sch|ck|ch|(?<!pre)th|ph|tz|dt/i;

/** Serbian can be shown in Cyrillic and read back, and no foreign word is put into letters that its owner would not know. */
export function checkScripts(draft: Draft, report: Report): void {
  const toCyrillic = cyrillicKeeping(draft.lexicon.latinWords);
  for (const { text, language, where } of textsOf(draft)) {
    if (language !== 'sr' || scriptOf(text) === 'Cyrl') continue;
    const words = wordsOf(text);
    const cyrillic = wordsOf(toCyrillic(text));
    for (const [at, word] of words.entries()) {
      const derived = cyrillic[at] ?? '';
      if (toLatin(derived) !== word) report('cyrillic-round-trip', where(), { word, derived });
      else if (derived !== word && LOOKS_FOREIGN.test(word))
        report('foreign-word', where(), { word, derived });
    }
  }
}

function wordsOf(text: string): string[] {
  return proseOf(text).match(/[\p{L}\p{M}\d]+/gu) ?? [];
}
