import type { Corpus, CorpusArticle } from './corpus.ts';
import type { Context } from './understanding.ts';

/** How much likelier an article is for being about the country that the conversation is about. */
const SAME_COUNTRY = 6;
/** The lexicon's concepts of countries are joined in this wider concept. */
const COUNTRY = 'country';

/**
 * Weighs an article by what the conversation is about: after an article on Germany, "and for my wife?" is a question
 * about Germany. A message that names a country itself is not weighed.
 */
export function leaning(corpus: Corpus) {
  const countriesOf = new Map(corpus.articles.map(({ id, countries }) => [id, countries]));
  return (
    context: Context,
    concepts: ReadonlyArray<readonly string[]>,
  ): ((article: CorpusArticle) => number) => {
    const country = countryOf(context, countriesOf);
    if (country === undefined || concepts.some((here) => here.includes(COUNTRY))) return () => 1;
    return ({ countries }) => (countries.length === 1 && countries[0] === country ? SAME_COUNTRY : 1);
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
