import type { Locale } from '../message.ts';
import type { Vector } from './linear.ts';

/** The kinds of danger, in the order in which they win over each other when a message shows several. */
export const URGENT_KINDS = [
  'suicidal',
  'child-alone',
  'violence',
  'trafficking',
  'papers-taken',
  'threat',
  'stranded',
] as const;
export type UrgentKind = (typeof URGENT_KINDS)[number];

export const SMALLTALK_KINDS = ['greet', 'thank', 'bye', 'who-are-you', 'insult', 'how-are-you'] as const;
export type SmalltalkKind = (typeof SMALLTALK_KINDS)[number];

/** What is known of the conversation when a message comes in. */
export type Context = {
  /** The conversation's locale; absent when nothing is known yet. */
  locale?: Locale;
  /** The article that was just shown. */
  lastArticle?: string;
  /** Answers given in the trees, for example `{country: 'de'}`. */
  answers?: Readonly<Record<string, string>>;
};

/** What a message means. */
export type Meaning = {
  /** The language and script of this message, among ours. */
  locale: Locale;
  /** Danger, looked for in every message whatever its kind. */
  urgent: UrgentKind | null;
  /**
   * answer: the first article answers it · clarify: the first up to three may · unknown: none does ·
   * human: wants a person · smalltalk: see `smalltalk`.
   */
  kind: 'answer' | 'clarify' | 'unknown' | 'human' | 'smalltalk';
  smalltalk?: SmalltalkKind;
  /** Best first, up to five, scores are probabilities; empty for unknown, human and smalltalk. */
  articles: ReadonlyArray<{ id: string; score: number }>;
};

/** Understands messages. Pure: the same text and context give the same meaning. Never throws, whatever the text. */
export interface Understanding {
  understand(text: string, context?: Context): Meaning;
  /** What a message shows of itself, of length one: two messages are as alike as the product of theirs. */
  vectorOf(text: string): Vector;
}
