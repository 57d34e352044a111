import type { Locale } from '../message.ts';

/** The locale that a browser asks for with its header Accept-Language, among ours; Albanian when it asks for none of them. */
export function preferredLocale(acceptLanguage = ''): Locale {
  for (const tag of acceptLanguage.toLowerCase().split(',')) {
    const [, language, script] = /^\s*(sq|sr|bs|hr|cnr|sh|en)(-cyrl)?\b/.exec(tag) ?? [];
    if (language === 'sq' || language === 'en') return language;
    if (language) return script ? 'sr-Cyrl' : 'sr-Latn';
  }
  return 'sq';
}
