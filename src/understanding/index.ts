export {
  type Corpus,
  type CorpusArticle,
  type Examples,
  type Intent,
  inBoth,
  type Lexicon,
} from './corpus.ts';
export { type LexiconReader, lexiconReader } from './lexicon.ts';
export type { Vector } from './linear.ts';
export { fingerprintOf, type Trained, train } from './train.ts';
export { createUnderstanding } from './understand.ts';
export {
  type Context,
  type Meaning,
  SMALLTALK_KINDS,
  type SmalltalkKind,
  type Understanding,
  URGENT_KINDS,
  type UrgentKind,
} from './understanding.ts';
