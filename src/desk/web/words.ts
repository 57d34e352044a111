import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { LOCALES, type Locale } from '../../message.ts';

export type Params = Record<string, string | number>;

/** The words of the page in the counsellor's language, and the way to change it. */
export type Words = {
  locale: Locale;
  /** `count` among the parameters chooses the plural form. */
  t(key: string, params?: Params): string;
  /** All keys of a section. */
  keys(section: string): string[];
  choose(locale: Locale): void;
};

/** What the server put into the page (see ../page.ts). */
export type PageWords = { locale: Locale; words: Record<Locale, Record<string, string>> };

const CHOSEN = 'busulla-desk-locale';

export function readPageWords(): PageWords {
  return JSON.parse(document.getElementById('words')?.textContent ?? '') as PageWords;
}

/** The locale that was chosen on this device, otherwise the one that the server suggests. */
export function rememberedLocale(suggested: Locale): Locale {
  const chosen = localStorage.getItem(CHOSEN);
  return LOCALES.find((locale) => locale === chosen) ?? suggested;
}

export function rememberLocale(locale: Locale): void {
  localStorage.setItem(CHOSEN, locale);
}

export function wordsIn(locale: Locale, { words }: PageWords, choose: (locale: Locale) => void): Words {
  const plural = new Intl.PluralRules(locale);
  return {
    locale,
    choose,
    keys: (section) => Object.keys(words[locale]).filter((key) => key.startsWith(`${section}.`)),
    t(key, params = {}) {
      const { count } = params;
      const form = typeof count === 'number' ? `${key}_${plural.select(count)}` : key;
      const text = words[locale][form] ?? key;
      return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''));
    },
  };
}

/** A language is named in itself, whatever the page is in. */
export function nameOfLocale(locale: Locale, { words }: PageWords): string {
  return words[locale][`locale.${locale.toLowerCase()}`] ?? locale;
}

export const PageWordsContext = createContext<PageWords | undefined>(undefined);
export const WordsContext = createContext<Words | undefined>(undefined);

export function useWords(): Words & { languageName: (locale: Locale) => string } {
  const page = useContext(PageWordsContext);
  const words = useContext(WordsContext);
  if (!page || !words) throw new Error('the words are not there yet');
  return { ...words, languageName: (locale) => nameOfLocale(locale, page) };
}
