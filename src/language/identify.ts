import { LANGUAGES, type Language } from '../message.ts';
import { tokensOf } from './tokens.ts';

/** Says how well a folded text fits each language: logarithms of probabilities that differ by evidence alone. */
export type Identifier = (folded: string) => Record<Language, number>;

/** Messages longer than this many words need no more evidence. */
const ENOUGH_WORDS = 60;
const LONGEST_GRAM = 5;
const SMOOTHING = 0.3;

/** How many times each piece of a word was seen in each language. */
export type GramCounts = Record<Language, Record<string, number>>;

/** Learns the languages from texts in them: pieces of one to five letters, and whole words. */
export function countGrams(samples: Record<Language, Iterable<string>>): GramCounts {
  const counts = { sq: {}, sr: {}, en: {} } as GramCounts;
  for (const language of LANGUAGES) {
    const seen = counts[language];
    for (const folded of samples[language]) {
      for (const gram of gramsOf(tokensOf(folded))) seen[gram] = (seen[gram] ?? 0) + 1;
    }
  }
  return counts;
}

/** A naive Bayes classifier over the pieces of words. */
export function identifier(counts: GramCounts): Identifier {
  const totals = LANGUAGES.map((language) => Object.values(counts[language]).reduce((sum, n) => sum + n, 0));
  const evidence = new Map<string, readonly number[]>();
  const grams = new Set(LANGUAGES.flatMap((language) => Object.keys(counts[language])));
  for (const gram of grams) {
    const shares = LANGUAGES.map((language, index) => {
      return Math.log(
        ((counts[language][gram] ?? 0) + SMOOTHING) / ((totals[index] ?? 0) + SMOOTHING * grams.size),
      );
    });
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    evidence.set(
      gram,
      shares.map((share) => share - mean),
    );
  }
  return (folded) => {
    const scores = [0, 0, 0];
    for (const gram of gramsOf(tokensOf(folded).slice(0, ENOUGH_WORDS))) {
      evidence.get(gram)?.forEach((share, index) => {
        scores[index] = (scores[index] ?? 0) + share;
      });
    }
    return Object.fromEntries(LANGUAGES.map((language, index) => [language, scores[index] ?? 0])) as Record<
      Language,
      number
    >;
  };
}

/** The language that fits best; Albanian, which most people write, where nothing speaks for another. */
export function likeliest(fits: Record<Language, number>): Language {
  return LANGUAGES.reduce((best, language) => (fits[language] > fits[best] ? language : best));
}

function* gramsOf(tokens: readonly string[]): Generator<string> {
  for (const token of tokens) {
    if (!/^\p{L}/u.test(token)) continue;
    const padded = `_${token.slice(0, 24)}_`;
    for (let start = 0; start < padded.length; start++) {
      for (let end = start + 1; end <= Math.min(padded.length, start + LONGEST_GRAM); end++)
        yield padded.slice(start, end);
    }
    yield padded;
  }
}
