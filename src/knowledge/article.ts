import { createHash } from 'node:crypto';
import { type FullLanguage, type Language, LOCALES, type Locale, type RichText } from '../message.ts';
import type { Checklist } from './checklist.ts';
import type { Contact } from './contact.ts';

export const AUDIENCES = ['migrant', 'abroad', 'diaspora', 'returnee', 'all'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** What an article may be about, in one word each; statistics and routing go by them. */
export const TOPICS = [
  'border', 'passport', 'visa', 'embassy', 'documents', 'fees', 'time', 'work', 'contract', 'quota', 'recognition',
  'training', 'language', 'health', 'driving', 'seasonal', 'wages', 'rights', 'study', 'scholarship', 'family',
  'children', 'marriage', 'asylum', 'return', 'ban', 'smuggling', 'trafficking', 'scam', 'debt', 'violence', 'crisis',
  'school', 'housing', 'pension', 'customs', 'car', 'tax', 'business', 'investment', 'finance', 'property',
  'citizenship', 'voting', 'consular', 'money', 'legal-aid', 'foreigners', 'centre', 'privacy',
] as const; // biome-ignore format: a list of words
export type Topic = (typeof TOPICS)[number];

/** How well the facts of an article stand: every one official or found twice; some with one source; few and old. */
export const CERTAINTIES = ['confirmed', 'partly', 'weak'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

export type Source = {
  /** The publisher's name, by locale. */
  publisher: Record<Locale, string>;
  url: string;
  /** The date of the page (YYYY, YYYY-MM or YYYY-MM-DD), or `undated`. */
  date: string;
  /** The language of the page (ISO 639-1), so that a link says what a person will find there. */
  language: string;
};

/** An article's text in one locale. */
export type ArticleText = {
  title: string;
  body: RichText;
  /** What stands behind the "more" button. */
  more?: RichText;
  checklist?: Checklist;
  /** The language in which it stands here, because it is not written in the locale's own. */
  instead?: FullLanguage;
};

export type Article = {
  id: string;
  group: string;
  audience: Audience;
  /** ISO 3166-1 alpha-2 in lower case, or `eu`, `schengen`, `region`; empty when the article is about no country. */
  countries: readonly string[];
  topics: readonly Topic[];
  /** The most official first: that is the link the person sees. */
  sources: readonly [Source, ...Source[]];
  /** The day the facts were checked (YYYY-MM-DD). */
  checked: string;
  /** From this day on (YYYY-MM-DD) the article says that it may be out of date. */
  reviewBy: string;
  certainty: Certainty;
  /** Who looks after the article: a role or a name that the centre chose. */
  owner?: string;
  related: readonly string[];
  /** A tree that helps with what the article says. */
  dialog?: string;
  /** Shown under the text in this order. */
  contacts: readonly Contact[];
  texts: Record<Locale, ArticleText>;
  /** Example questions, in the ways people write, that teach the understanding. */
  questions: Record<Language, readonly string[]>;
};

/**
 * What an article says, in one short word: another word, and something in it has changed. The languages that are always on tell it,
 * so that nobody is told of a change when another one is switched on.
 */
export function articleVersion(article: Article): string {
  const known = VERSIONS.get(article);
  if (known !== undefined) return known;
  const texts = Object.fromEntries(LOCALES.map((locale) => [locale, article.texts[locale]]));
  const version = createHash('sha256').update(JSON.stringify(texts)).digest('base64url').slice(0, 12);
  VERSIONS.set(article, version);
  return version;
}

const VERSIONS = new WeakMap<Article, string>();

/** Whether the facts of an article are past their review on a day (YYYY-MM-DD). */
export function isPastReview(article: Article, day: string): boolean {
  return day >= article.reviewBy;
}
