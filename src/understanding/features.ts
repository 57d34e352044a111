import {
  fold,
  hash,
  type Identifier,
  isNumber,
  likeliest,
  remembering,
  type Stemmer,
  stemAlbanian,
  stemByBeginning,
  stemEnglish,
  stemSerbian,
  tokensOf,
} from '../language/index.ts';
import { type FullLanguage, isFull } from '../message.ts';
import type { LexiconReader } from './lexicon.ts';

/** What a message shows of itself: the hash of each sign, and how much it counts before its rarity is looked at. */
export type Signs = { hashes: Int32Array; weights: Float32Array };

/** The families of signs, and how much one of each counts before its rarity is looked at. */
const FAMILIES = {
  stem: { seed: 1, weight: 1 },
  stemPair: { seed: 2, weight: 0.4 },
  concept: { seed: 3, weight: 1.5 },
  conceptPair: { seed: 4, weight: 0.7 },
  letters: { seed: 5, weight: 0.3 },
} as const;
type Family = keyof typeof FAMILIES;

const STEMMERS: Record<FullLanguage, Stemmer> = { sq: stemAlbanian, sr: stemSerbian, en: stemEnglish };

/** Concepts further apart than this many words say nothing about each other. */
const PAIR_DISTANCE = 10;
const LETTERS = [3, 4, 5] as const;
/** Longer words are cut: nobody writes them, and reading them must not take long. */
const LONGEST_WORD = 30;

/** A message as the understanding reads it. */
export type Reading = {
  tokens: readonly string[];
  stems: readonly string[];
  /** The concepts that begin at each token. */
  concepts: ReadonlyArray<readonly string[]>;
};

/**
 * Reads a message. Its language is told from the folded text alone, so that diacritics, script, capitals or the
 * conversation never change how a message is understood.
 */
export function read(text: string, lexicon: LexiconReader, identify: Identifier): Reading {
  const words = tokensOf(fold(text)).map((token) => token.slice(0, LONGEST_WORD));
  const tokens = lexicon.withoutGreeting(lexicon.usual(words));
  const language = likeliest(identify(tokens.join(' ')));
  const stem = isFull(language) ? STEMMERS[language] : stemByBeginning;
  return {
    tokens,
    stems: tokens.map((token) => (isNumber(token) ? token : stem(token))),
    concepts: lexicon.conceptsAt(tokens),
  };
}

export function signsOf({ tokens, stems, concepts }: Reading): Signs {
  const signs = new Map<number, number>();
  const add = (family: Family, text: string) => {
    signs.set(hash(text, FAMILIES[family].seed), FAMILIES[family].weight);
  };
  stems.forEach((stem, at) => {
    add('stem', stem);
    add('stemPair', `${stems[at - 1] ?? ''} ${stem}`);
  });
  for (const token of tokens) {
    if (isNumber(token)) add('stem', `#${token.length}`);
    else for (const letters of lettersOf(token)) signs.set(letters, FAMILIES.letters.weight);
  }
  addConcepts(
    signs,
    concepts.map((here) => here.map((concept) => hash(concept, FAMILIES.concept.seed))),
  );
  return { hashes: Int32Array.from(signs.keys()), weights: Float32Array.from(signs.values()) };
}

function addConcepts(signs: Map<number, number>, concepts: readonly number[][]): void {
  concepts.forEach((here, at) => {
    const near = concepts.slice(at + 1, at + PAIR_DISTANCE).flat();
    for (const a of here) {
      signs.set(a, FAMILIES.concept.weight);
      for (const b of near) if (a !== b) signs.set(pairOf(a, b), FAMILIES.conceptPair.weight);
    }
  });
}

/** The same number for both orders, and another than of either alone. */
function pairOf(a: number, b: number): number {
  return Math.imul(Math.min(a, b), 31) ^ (Math.max(a, b) + FAMILIES.conceptPair.seed);
}

/** The hashes of the runs of three to five letters in a word and its margins. */
const lettersOf = remembering((token) => {
  const word = `_${token}_`;
  return LETTERS.flatMap((size) =>
    Array.from({ length: Math.max(0, word.length - size + 1) }, (_, start) =>
      hash(word, FAMILIES.letters.seed, start, start + size),
    ),
  );
});
