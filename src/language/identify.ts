import { ALL_LANGUAGES, inEach, type Language } from '../message.ts';
import { hash } from './hash.ts';
import { Numbering } from './numbering.ts';
import { remembering } from './remember.ts';
import { tokensOf } from './tokens.ts';

/** Says how well a folded text fits each language: logarithms of probabilities that differ by evidence alone. */
export type Identifier = (folded: string) => Record<Language, number>;

/** What the pieces of words say about the language: a row of evidence, one number a language, for each piece. */
export type LanguageModel = {
  languages: readonly Language[];
  pieces: Int32Array;
  evidence: Float32Array;
};

/** More words than this bring no more certainty. */
const ENOUGH_WORDS = 60;
const LONGEST_PIECE = 5;
const LONGEST_WORD = 24;
const SEEN_AT_LEAST = 2;
const SMOOTHING = 0.3;
/** One long foreign word must not outweigh the small words around it: `blue card per software engineer pa degree`. */
const WORD_SAYS_AT_MOST = 4.5;
/** What a word that was met says by where it was met counts more than what it looks like. */
const MET = { itself: 2.5, pieces: 1 };
/** A message of up to so many words that was met as it stands says most: `ne` alone is Serbian, in a sentence Albanian. */
const SHORT_MESSAGE = { words: 3, times: 8, counts: 2 };

/**
 * Learns the languages from folded texts in them (naive Bayes over pieces of one to five letters and whole words). A language
 * without a text is not known, and no message is in it.
 */
export function learnLanguages(samples: Partial<Record<Language, readonly string[]>>): LanguageModel {
  const languages = ALL_LANGUAGES.filter((language) => samples[language]?.length);
  const pieces = new Numbering();
  const counts: number[] = [];
  const totals = languages.map(() => 0);
  const count = (piece: number, column: number, times: number) => {
    const cell = languages.length * pieces.add(piece);
    if (cell === counts.length) counts.push(...languages.map(() => 0));
    counts[cell + column] = (counts[cell + column] ?? 0) + times;
    totals[column] = (totals[column] ?? 0) + times;
  };
  languages.forEach((language, column) => {
    for (const [word, times] of wordsIn(samples[language] ?? [])) {
      for (const piece of piecesOf(word)) count(piece, column, times);
    }
    for (const message of shortIn(samples[language] ?? [])) count(message, column, SHORT_MESSAGE.times);
  });
  const rowOf = (piece: number) => counts.slice(languages.length * piece, languages.length * (piece + 1));
  const kept = Array.from(pieces.numbers, (piece, at) => ({ piece, row: rowOf(at) })).filter(
    ({ row }) => row.reduce((sum, n) => sum + n) >= SEEN_AT_LEAST,
  );
  return {
    languages,
    pieces: Int32Array.from(kept, ({ piece }) => piece),
    evidence: Float32Array.from(
      kept.flatMap(({ row }) => centred(row.map((n, column) => share(n, totals[column] ?? 0)))),
    ),
  };

  function share(n: number, total: number): number {
    return Math.log((n + SMOOTHING) / (total + SMOOTHING * pieces.size));
  }
}

/** How often each word comes. */
function wordsIn(texts: readonly string[]): Map<string, number> {
  const words = new Map<string, number>();
  for (const text of texts) {
    for (const word of tokensOf(text)) words.set(word, (words.get(word) ?? 0) + 1);
  }
  return words;
}

/** The short messages among the texts, each once. */
function shortIn(texts: readonly string[]): Set<number> {
  return new Set(
    texts.map((text) => shortMessage(tokensOf(text))).filter((message) => message !== undefined),
  );
}

function shortMessage(tokens: readonly string[]): number | undefined {
  if (tokens.length === 0 || tokens.length > SHORT_MESSAGE.words) return undefined;
  return hash(`= ${tokens.join(' ')}`);
}

function centred(numbers: readonly number[]): number[] {
  const mean = numbers.reduce((sum, n) => sum + n) / numbers.length;
  return numbers.map((n) => n - mean);
}

export function identifier({ languages, pieces, evidence }: LanguageModel): Identifier {
  const rows = new Numbering();
  for (const piece of pieces) rows.add(piece);
  const unknown = inEach(ALL_LANGUAGES, () => -Infinity);
  /** Where the evidence of a piece begins; negative for one that was not met. */
  const rowOf = (piece: number) => rows.find(piece) * languages.length;
  const saidBy = remembering((token) => {
    const pieces = piecesOf(token);
    const found = pieces.map(rowOf).filter((row) => row >= 0);
    const itself = pieces.length > 0 ? rowOf(wholeOf(token)) : -1;
    const atMost = itself >= 0 ? MET.pieces : WORD_SAYS_AT_MOST;
    return languages.map((_, column) => {
      const sum = found.reduce((total, row) => total + (evidence[row + column] ?? 0), 0);
      const ofItself = itself >= 0 ? (evidence[itself + column] ?? 0) : 0;
      return MET.itself * ofItself + Math.max(-atMost, Math.min(atMost, sum));
    });
  });
  return (folded) => {
    const tokens = tokensOf(folded);
    const said = tokens.slice(0, ENOUGH_WORDS).map(saidBy);
    const message = shortMessage(tokens);
    const row = message === undefined ? -1 : rowOf(message);
    const fits = { ...unknown };
    languages.forEach((language, column) => {
      fits[language] = said.reduce((total, one) => total + (one[column] ?? 0), 0);
      if (row >= 0) fits[language] += SHORT_MESSAGE.counts * (evidence[row + column] ?? 0);
    });
    return fits;
  };
}

/** The language that fits best; Albanian, which most people write, where nothing speaks for another. */
export function likeliest(fits: Record<Language, number>): Language {
  return ALL_LANGUAGES.reduce((best, language) => (fits[language] > fits[best] ? language : best));
}

function wholeOf(token: string): number {
  return hash(`_${token.slice(0, LONGEST_WORD)}_`);
}

function piecesOf(token: string): number[] {
  if (!/^\p{L}/u.test(token)) return [];
  const word = `_${token.slice(0, LONGEST_WORD)}_`;
  const pieces = word.length > LONGEST_PIECE ? [wholeOf(token)] : [];
  for (let start = 0; start < word.length; start++) {
    const last = Math.min(word.length, start + LONGEST_PIECE);
    for (let end = start + 1; end <= last; end++) pieces.push(hash(word, 0, start, end));
  }
  return pieces;
}
