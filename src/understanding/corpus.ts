import type { Language } from '../message.ts';
import type { SmalltalkKind, UrgentKind } from './understanding.ts';

/** Example messages by the language they are written in. */
export type Examples = Record<Language, readonly string[]>;

/** What an article gives to the understanding. */
export type CorpusArticle = {
  id: string;
  countries: readonly string[];
  questions: Examples;
  /** Titles and bodies as plain text. */
  titles: Record<Language, string>;
  bodies: Record<Language, string>;
};

/** What a message may mean beside asking for an article. */
export type Intent =
  | 'out-of-scope'
  | 'human'
  | `smalltalk/${SmalltalkKind}`
  | `urgent/${UrgentKind}`
  | 'not-urgent';

/** What people mean, by the words that say it; a word ending in `*` stands for all words that begin so. */
export type Lexicon = {
  /** Concept id to words and short phrases of all languages. */
  concepts: Readonly<Record<string, readonly string[]>>;
  /** Wider concept to the narrower ones in it, for example `country` to `de`, `at`, `ch`. */
  groups: Readonly<Record<string, readonly string[]>>;
  /** A written form to the usual one: Gheg, sms, clitics run together, loans. */
  spelling: Readonly<Record<string, string>>;
};

/** Everything that the understanding is trained from. */
export type Corpus = {
  articles: readonly CorpusArticle[];
  intents: ReadonlyArray<{ intent: Intent; examples: Examples }>;
  /** The article that helps in each kind of danger, best first. */
  urgentArticles: Readonly<Record<UrgentKind, readonly string[]>>;
  lexicon: Lexicon;
  /**
   * The same together with the languages that are written in part, when one is on. It is learnt beside this one and used for
   * messages in those languages only, so that nothing changes for the others.
   */
  wider?: Omit<Corpus, 'wider'>;
};

/** Changes a corpus and the wider one beside it. */
export function inBoth({ wider, ...corpus }: Corpus, change: (corpus: Corpus) => Corpus): Corpus {
  return { ...change(corpus), ...(wider && { wider: change(wider) }) };
}
