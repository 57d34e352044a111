import { type Locale, languageOf } from '../message.ts';

/** Languages that read one of ours, by the first part of their tag. */
const HINTS: ReadonlyMap<string, Locale> = new Map([
  ['sq', 'sq'],
  ['sr', 'sr-Latn'],
  ['bs', 'sr-Latn'],
  ['hr', 'sr-Latn'],
  ['sh', 'sr-Latn'],
  ['cnr', 'sr-Latn'],
]);

/** The locale that a platform's hint suggests; English for those who read none of those that are on. Without a hint, Albanian. */
export function hintedLocale(hint: string | undefined, on: readonly Locale[]): Locale {
  if (!hint) return 'sq';
  const tag = hint.toLowerCase();
  if (tag.startsWith('sr-cyrl')) return 'sr-Cyrl';
  const [language = ''] = tag.split('-');
  return HINTS.get(language) ?? on.find((locale) => locale === language) ?? 'en';
}

/**
 * The locale to go on in after a message in `written`. A person who chose keeps the script they chose, whatever they type in
 * on a borrowed keyboard; a message in another language is answered in that language.
 */
export function nextLocale(now: Locale, chosen: boolean, written: Locale): Locale {
  return chosen && languageOf(now) === languageOf(written) ? now : written;
}
