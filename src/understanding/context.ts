import type { Corpus } from './corpus.ts';
import type { Reading } from './features.ts';
import type { Context } from './understanding.ts';

/** The lexicon's concepts of countries are joined in this wider concept. */
const COUNTRY = 'country';

/**
 * Reads a message as if it named the country that the conversation is about: after an article on Germany, "and for my
 * wife?" is a question about Germany. Nothing comes back when there is no such country, or the message names one.
 */
export function inContext(corpus: Corpus) {
  const countriesOf = new Map(corpus.articles.map(({ id, countries }) => [id, countries]));
  const known = corpus.lexicon.groups[COUNTRY] ?? [];
  return (reading: Reading, context: Context): Reading | undefined => {
    const country = countryOf(context, countriesOf);
    if (country === undefined || !known.includes(country)) return undefined;
    if (reading.concepts.some((here) => here.includes(COUNTRY))) return undefined;
    return { ...reading, concepts: [...reading.concepts, [country, COUNTRY]] };
  };
}

/** What was shown last tells more than what was answered earlier. */
function countryOf(
  { lastArticle, answers }: Context,
  countriesOf: ReadonlyMap<string, readonly string[]>,
): string | undefined {
  const shown = lastArticle === undefined ? undefined : countriesOf.get(lastArticle);
  return shown?.length === 1 ? shown[0] : answers?.country;
}
