import type { Locale } from '../../../message.ts';

type Words = { locale: Locale; words: Record<Locale, Record<string, string>> };

/** The page's words in all languages, as they came with it. */
const data = JSON.parse(document.getElementById('words')?.textContent ?? '') as Words;

/** The locale that the browser prefers, until the chat has one of its own. */
export const firstLocale = data.locale;

export function word(locale: Locale, key: string): string {
  return data.words[locale][key] ?? key;
}
