import i18next from 'i18next';
import {
  ALL_LOCALES,
  FURTHER,
  FURTHER_LANGUAGES,
  type FullLanguage,
  type FurtherLanguage,
  inEach,
  inLocale,
  isFull,
  type Language,
  type Locale,
  languageOf,
  type RichText,
} from '../message.ts';
import { fillLabel, type Phones, parseText, plainTemplate, type Template, templateOf } from './template.ts';
import type { Params, Wording } from './wording.ts';

/** The words of one file as they are nested in it. */
export type Words = { [key: string]: string | Words };

/** The words of each language by namespace, as editors wrote them. */
export type Resources = Record<FullLanguage, Namespaces> & Partial<Record<FurtherLanguage, Namespaces>>;
type Namespaces = Record<string, Words>;

/**
 * Serves the wording. i18next finds the text of a key and its plural form once; after that the parsed text is remembered, so
 * that a call costs a look-up and the filling of placeholders.
 */
export function createWording(
  resources: Resources,
  { phones, toCyrillic }: { phones: Phones; toCyrillic: (text: string) => string },
): Wording {
  const byLocale = inLocale(
    {
      sq: resources.sq,
      'sr-Latn': resources.sr,
      'sr-Cyrl': mapLeaves(resources.sr, toCyrillic),
      en: resources.en,
    },
    (language) => resources[language] ?? {},
  );
  const i18n = i18next.createInstance();
  void i18n.init({
    resources: byLocale,
    fallbackLng: inEach(FURTHER_LANGUAGES, (language) => [FURTHER[language]]),
    load: 'currentOnly',
    initAsync: false,
  });

  function textOf(locale: Locale, key: string, count: number | undefined): string {
    const options = { lng: locale, ...(count !== undefined && { count }) };
    if (!i18n.exists(key, options)) throw new Error(`the wording has no "${key}" in ${locale}`);
    return i18n.t(key, { ...options, skipInterpolation: true });
  }

  const texts = remembering(
    (locale, key, count): Template => templateOf(parseText(textOf(locale, key, count), phones)),
  );
  const labels = remembering((locale, key, count) => plainTemplate(textOf(locale, key, count), phones));

  return {
    say: (locale, key, params = NONE): RichText => texts(locale, key, params).fill(params),
    label: (locale, key, params = NONE) => fillLabel(labels(locale, key, params), params),
    has: (locale, key) => withInstead(locale).some((one) => isText(wordsAt(byLocale[one], key))),
    instead(locale, key) {
      const language = languageOf(locale);
      return isFull(language) || isText(wordsAt(byLocale[locale], key)) ? undefined : FURTHER[language];
    },
    namespace: (locale, namespace) =>
      Object.fromEntries(
        withInstead(locale)
          .flatMap((one) => leavesOf(byLocale[one][namespace] ?? {}))
          .map(([key, text]) => [key, plainTemplate(text, phones)]),
      ),
  };
}

function wordsAt(words: Words, key: string): string | Words | undefined {
  let found: string | Words | undefined = words;
  for (const step of key.split(/[:.]/)) {
    if (typeof found !== 'object' || !Object.hasOwn(found, step)) return undefined;
    found = found[step];
  }
  return found;
}

function isText(found: string | Words | undefined): boolean {
  return typeof found === 'string';
}

const NONE: Params = {};

/** Where the words of a locale are looked up; what stands later is taken first. */
function withInstead(locale: Locale): Locale[] {
  const language = languageOf(locale);
  return isFull(language) ? [locale] : [FURTHER[language], locale];
}

/** Remembers what was made for a key and the plural form that `count` chooses in that locale. */
function remembering<T>(make: (locale: Locale, key: string, count: number | undefined) => T) {
  const made = Object.fromEntries(ALL_LOCALES.map((locale) => [locale, new Map<string, T>()])) as Record<
    Locale,
    Map<string, T>
  >;
  return (locale: Locale, key: string, params: Params): T => {
    const { count } = params;
    const id = typeof count === 'number' ? `${key}_${PLURALS[locale].select(count)}` : key;
    const known = made[locale].get(id);
    if (known !== undefined) return known;
    const fresh = make(locale, key, typeof count === 'number' ? count : undefined);
    made[locale].set(id, fresh);
    return fresh;
  };
}

const PLURALS = Object.fromEntries(
  ALL_LOCALES.map((locale) => [locale, new Intl.PluralRules(locale)]),
) as Record<Locale, Intl.PluralRules>;

/** The plural forms that a language writes, as i18next names them: `one`, `few`, `other`. */
export function pluralForms(language: Language): string[] {
  const locale = ALL_LOCALES.find((one) => languageOf(one) === language) ?? 'en';
  return PLURALS[locale].resolvedOptions().pluralCategories;
}

/** Every text of the words with its key, for example `offer.choices.yes`. */
export function leavesOf(words: Words, prefix = ''): [key: string, text: string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : leavesOf(value, `${prefix}${key}.`),
  );
}

function mapLeaves<T extends { [key: string]: string | Words }>(
  words: T,
  change: (text: string) => string,
): T {
  return Object.fromEntries(
    Object.entries(words).map(([key, value]) => [
      key,
      typeof value === 'string' ? change(value) : mapLeaves(value, change),
    ]),
  ) as T;
}
