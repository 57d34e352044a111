import type { Language, Locale, RichText } from '../message.ts';

export const AUDIENCES = ['migrant', 'abroad', 'diaspora', 'returnee', 'all'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** How well the facts of an article stand: every one official or found twice; some with one source; few and old. */
export type Certainty = 'confirmed' | 'partly' | 'weak';

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
};

export type Article = {
  id: string;
  group: string;
  audience: Audience;
  /** ISO 3166-1 alpha-2 in lower case, or `eu`, `schengen`, `region`; empty when the article is about no country. */
  countries: readonly string[];
  topics: readonly string[];
  /** The most official first: that is the link the person sees. */
  sources: readonly [Source, ...Source[]];
  /** The day the facts were checked (YYYY-MM-DD). */
  checked: string;
  /** From this day on (YYYY-MM-DD) the article says that it may be out of date. */
  reviewBy: string;
  certainty: Certainty;
  related: readonly string[];
  /** Ids in contacts.yaml, shown under the text in this order. */
  contacts: readonly string[];
  texts: Record<Locale, ArticleText>;
  /** Example questions, in the ways people write, that teach the understanding. */
  questions: Record<Language, readonly string[]>;
};

export type Contact = {
  id: string;
  name: Record<Locale, string>;
  /** What it is for, in a few words. */
  purpose: Record<Locale, string>;
  phone?: string;
  web?: string;
  email?: string;
  address?: Record<Locale, string>;
  /** When it answers; `always` for day and night; absent when nobody could confirm it. */
  hours?: 'always' | Record<Locale, string>;
  /** Whether the call is free of charge; absent when unknown. */
  free?: boolean;
  languages: readonly string[];
  /** Where the number can be dialled from: country codes or `eu`. Empty when unknown. */
  from: readonly string[];
  /** May be shown first in an emergency. Only confirmed numbers may. */
  emergency: boolean;
  source: string;
  checked: string;
  certainty: 'confirmed' | 'single-source';
};
