import { LOCALES, type Locale } from '../message.ts';

const READ_SERBIAN = ['sr', 'bs', 'hr', 'cnr', 'sh'];

/** The locale that a browser asks for with its header Accept-Language, among those that are on; Albanian when it asks for none of them. */
export function preferredLocale(acceptLanguage = '', on: readonly Locale[] = LOCALES): Locale {
  for (const tag of acceptLanguage.toLowerCase().split(',')) {
    const [, language, script] = /^\s*([a-z]{2,3})(-cyrl)?\b/.exec(tag) ?? [];
    const asked = on.find((locale) => locale === language);
    if (asked) return asked;
    if (language && READ_SERBIAN.includes(language)) return script ? 'sr-Cyrl' : 'sr-Latn';
  }
  return 'sq';
}
