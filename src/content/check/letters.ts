import { proseOf } from '../../language/index.ts';
import type { Report } from '../finding.ts';
import type { Draft } from '../read/draft.ts';
import type { Letters } from '../read/lexicon.ts';
import { type Text, textsOf } from '../texts.ts';

/** Albanian has its ë and ç, Serbian its č ć š ž đ: a word without them is found by its fellows that have them. */
export function checkLetters(draft: Draft, report: Report): void {
  const texts = [...textsOf(draft)];
  for (const language of ['sq', 'sr'] as const) {
    checkLanguage(
      texts.filter((text) => text.language === language),
      draft.lexicon.letters[language],
      report,
    );
  }
}

function checkLanguage(texts: Text[], { right, known }: Letters, report: Report): void {
  const spelled = texts.map(({ text, where }) => ({ words: wordsOf(text), where }));
  const withSigns = new Map<string, string>();
  for (const word of [...known, ...spelled.flatMap(({ words }) => words)]) {
    const bare = bareOf(word);
    if (signsOf(word) > signsOf(withSigns.get(bare) ?? bare)) withSigns.set(bare, word);
  }
  for (const { words, where } of spelled) {
    for (const word of new Set(words)) {
      const other = withSigns.get(bareOf(word));
      if (other && signsOf(stemOf(word)) < signsOf(stemOf(other)) && !right.includes(word)) {
        report('missing-diacritics', where(), { word, other });
      }
    }
  }
}

function wordsOf(text: string): string[] {
  const words = proseOf(text).match(/\p{L}+/gu) ?? [];
  return words.filter((word) => !isAbbreviation(word)).map((word) => word.toLowerCase());
}

function isAbbreviation(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase();
}

/** A word without a last e or ë: Albanian declines with it (punë, pune), so that it proves nothing. */
function stemOf(word: string): string {
  return word.replace(/[eë]$/, '');
}

/** A word as it is typed without diacritics. */
function bareOf(word: string): string {
  return word.replaceAll('đ', 'dj').normalize('NFD').replace(/\p{M}/gu, '');
}

function signsOf(word: string): number {
  return word.match(/[ëçčćšžđ]/g)?.length ?? 0;
}
