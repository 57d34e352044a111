import { fold, remembering, tokensOf } from '../language/index.ts';
import type { Lexicon } from './corpus.ts';

/** Reads words as the lexicon does. */
export type LexiconReader = {
  /** Undoes spellings: the usual words for the words as written. */
  usual(tokens: readonly string[]): string[];
  /** The message without the greetings in front of it; a message of greetings alone stays as it is. */
  withoutGreeting(tokens: readonly string[]): readonly string[];
  /** The concepts that begin at each token, widest last. */
  conceptsAt(tokens: readonly string[]): string[][];
};

type Pattern = { word: string; open: boolean };
type Phrase = { rest: readonly Pattern[]; concepts: readonly string[] };

/** A word this short is taken as it stands: no preposition is looked for in front of it. */
const SHORTEST_JOINED = 6;
/** Prepositions and pronouns that Gheg writes together with the next word: nGjermani, mka, tmarr. */
const JOINED = new Set(['n', 'm', 't', 's', 'd']);

/** The concept of greetings: they say nothing of what follows. */
const GREETING = 'hello';

/** Compiles the lexicon for look-ups that do not grow with its size. */
export function lexiconReader(lexicon: Lexicon): LexiconReader {
  const spelling = new Map(
    Object.entries(lexicon.spelling).map(([written, usual]) => [fold(written), tokensOf(fold(usual))]),
  );
  const wider = widerConcepts(lexicon.groups);
  const exact = new Map<string, Phrase[]>();
  const open = new Map<string, Phrase[]>();
  for (const [concept, words] of Object.entries(lexicon.concepts)) {
    const concepts = [concept, ...(wider.get(concept) ?? [])];
    for (const entry of words) {
      const [first, ...rest] = patternsOf(entry);
      if (!first) continue;
      const index = first.open ? open : exact;
      index.set(first.word, [...(index.get(first.word) ?? []), { rest, concepts }]);
    }
  }
  const shortestOpen = Math.min(...[...open.keys()].map((word) => word.length));

  function phrasesOf(token: string): Phrase[] {
    const found = [...(exact.get(token) ?? [])];
    for (let length = token.length; length >= shortestOpen; length--) {
      found.push(...(open.get(token.slice(0, length)) ?? []));
    }
    const joined = token.length >= SHORTEST_JOINED && JOINED.has(token.charAt(0));
    return found.length === 0 && joined ? phrasesOf(token.slice(1)) : found;
  }
  const phrasesAt = remembering(phrasesOf);

  function fitting(tokens: readonly string[], at: number): Phrase[] {
    return phrasesAt(tokens[at] ?? '').filter(({ rest }) =>
      rest.every((part, i) => fits(part, tokens[at + 1 + i])),
    );
  }

  function afterGreeting(tokens: readonly string[], at: number): number {
    const greetings = fitting(tokens, at).filter(({ concepts }) => concepts.includes(GREETING));
    if (greetings.length === 0) return at;
    return afterGreeting(tokens, at + 1 + Math.max(...greetings.map(({ rest }) => rest.length)));
  }

  return {
    withoutGreeting: (tokens) => {
      const rest = tokens.slice(afterGreeting(tokens, 0));
      return rest.length > 0 ? rest : tokens;
    },
    usual: (tokens) => tokens.flatMap((token) => spelling.get(token) ?? [token]),
    conceptsAt: (tokens) =>
      tokens.map((_, at) => [...new Set(fitting(tokens, at).flatMap(({ concepts }) => concepts))]),
  };
}

function widerConcepts(groups: Lexicon['groups']): Map<string, string[]> {
  const wider = new Map<string, string[]>();
  for (const [group, members] of Object.entries(groups)) {
    for (const member of members) wider.set(member, [...(wider.get(member) ?? []), group]);
  }
  return wider;
}

/** `punë sezonal*` is the word `pune` and any word that begins with `sezonal`. */
function patternsOf(entry: string): Pattern[] {
  return entry.split(/\s+/).flatMap((part) => {
    const words = tokensOf(fold(part));
    return words.map((word, i) => ({ word, open: part.endsWith('*') && i === words.length - 1 }));
  });
}

function fits(pattern: Pattern, token: string | undefined): boolean {
  if (token === undefined) return false;
  return pattern.open ? token.startsWith(pattern.word) : token === pattern.word;
}
