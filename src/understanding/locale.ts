import { fold, type Identifier, likeliest, scriptOf } from '../language/index.ts';
import { FURTHER_LANGUAGES, type Language, type Locale, languageOf } from '../message.ts';
import type { Context } from './understanding.ts';

/**
 * How much more the text must speak for another language than for the conversation's before it is believed, as the
 * logarithm of a probability: a word or two that both languages could claim does not change the language.
 */
const SAME_LANGUAGE = 6;

/**
 * How much clearer the text must speak for a language that is written in part: most of what people write is in the others, and
 * some of its words, like greetings, are theirs too.
 */
const CLEARLY = 3;

/** Letters that only one of our languages has; a text that was typed with them says so. */
const TELLING: ReadonlyArray<readonly [RegExp, Language]> = [
  [/[ëç]/i, 'sq'],
  [/[šžćčđ]/i, 'sr'],
  [/[ğşıİ]/, 'tr'],
];
const TELLS = 4;

/** The language and script of a message; what it leaves open is as it was in the conversation. */
export function localeOf(text: string, { locale }: Context, identify: Identifier): Locale {
  const script = scriptOf(text);
  if (script === 'Cyrl') return 'sr-Cyrl';
  const fits = identify(fold(text));
  for (const [letters, language] of TELLING) if (letters.test(text)) fits[language] += TELLS;
  for (const language of FURTHER_LANGUAGES) fits[language] -= CLEARLY;
  if (locale) fits[languageOf(locale)] += SAME_LANGUAGE;
  const language = likeliest(fits);
  if (language !== 'sr') return language;
  return script === undefined && locale === 'sr-Cyrl' ? 'sr-Cyrl' : 'sr-Latn';
}
