import { fold, isNumber, stemAlbanian, stemEnglish, stemSerbian, tokensOf } from '../language/index.ts';
import type { LexiconReader } from './lexicon.ts';

/** What a message shows of itself, each sign as a 32-bit hash with its weight. */
export type Signs = Map<number, number>;

/** How much each family of signs counts before its rarity is looked at. */
export const FAMILIES = {
  word: { seed: 1, weight: 1 },
  albanian: { seed: 2, weight: 1 },
  serbian: { seed: 3, weight: 1 },
  english: { seed: 4, weight: 1 },
  pair: { seed: 5, weight: 0.8 },
  concept: { seed: 6, weight: 1.5 },
  conceptPair: { seed: 7, weight: 0.7 },
  letters: { seed: 8, weight: 0.35 },
} as const;
export type Family = keyof typeof FAMILIES;

/** Concepts further apart than this many words say nothing about each other. */
const PAIR_DISTANCE = 10;
const LETTERS = [3, 4, 5] as const;
/** Longer words are cut: nobody writes them, and reading them must not take long. */
const LONGEST_WORD = 30;

/** A message as the understanding reads it. */
export type Reading = { tokens: readonly string[]; concepts: ReadonlyArray<readonly string[]> };

export function read(text: string, lexicon: LexiconReader): Reading {
  const tokens = lexicon.usual(tokensOf(fold(text)).map((token) => token.slice(0, LONGEST_WORD)));
  return { tokens, concepts: lexicon.conceptsAt(tokens) };
}

/** The signs of a reading. The same words give the same signs whatever language they are taken for. */
export function signsOf({ tokens, concepts }: Reading): Signs {
  const signs: Signs = new Map();
  const add = (family: Family, text: string) => {
    signs.set(hash(text, FAMILIES[family].seed), FAMILIES[family].weight);
  };
  let before = '';
  for (const token of tokens) {
    add('word', token);
    if (isNumber(token)) {
      add('word', `#${token.length}`);
    } else {
      const stems = [stemAlbanian(token), stemSerbian(token), stemEnglish(token)] as const;
      add('albanian', stems[0]);
      add('serbian', stems[1]);
      add('english', stems[2]);
      for (const size of LETTERS) addLetters(signs, `_${token}_`, size);
    }
    add('pair', `${before} ${token}`);
    before = token;
  }
  addConcepts(concepts, add);
  return signs;
}

function addConcepts(concepts: Reading['concepts'], add: (family: Family, text: string) => void): void {
  concepts.forEach((here, at) => {
    for (const concept of here) add('concept', concept);
    for (let other = at + 1; other < Math.min(concepts.length, at + PAIR_DISTANCE); other++) {
      for (const a of here) {
        for (const b of concepts[other] ?? []) {
          if (a !== b) add('conceptPair', a < b ? `${a} ${b}` : `${b} ${a}`);
        }
      }
    }
  });
}

function addLetters(signs: Signs, word: string, size: number): void {
  const { seed, weight } = FAMILIES.letters;
  for (let start = 0; start + size <= word.length; start++) {
    let h = BASIS + seed;
    for (let i = start; i < start + size; i++) h = Math.imul(h ^ word.charCodeAt(i), PRIME);
    signs.set(h >>> 0, weight);
  }
}

// FNV-1a, 32 bits: two signs in ten thousand share a number at most, and sharing does little harm.
const BASIS = 2166136261;
const PRIME = 16777619;

function hash(text: string, seed: number): number {
  let h = BASIS + seed;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), PRIME);
  return h >>> 0;
}
