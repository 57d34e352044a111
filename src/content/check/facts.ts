import { LANGUAGES, type Language } from '../../message.ts';
import { type Fact, factsOf } from '../facts.ts';
import type { Report, Where } from '../finding.ts';
import type { ArticleDraft, Draft } from '../read/draft.ts';
import { placeIn } from '../source.ts';
import { articleLines } from '../texts.ts';

/** The three languages of an article say the same facts, however differently they say them. */
export function checkFacts(draft: Draft, report: Report): void {
  for (const article of draft.articles.values()) {
    const said = LANGUAGES.filter((language) => article.texts[language]).map((language) => ({
      language,
      places: placesOf(article, language),
    }));
    for (const fact of new Set(said.flatMap(({ places }) => [...places.keys()]))) {
      const saying = said.filter(({ places }) => places.has(fact));
      const silent = said.filter(({ places }) => !places.has(fact));
      const [first] = saying;
      if (silent.length === 0 || !first) continue;
      const where = first.places.get(fact)?.() ?? { file: article.folder };
      if (silent.length > 1) {
        report('fact-in-one-language', where, { fact });
      } else {
        for (const { language } of silent) {
          const { file } = placeIn(`${article.folder}/${language}.md`);
          report('fact-missing', placeIn(file), {
            fact,
            seen: `${where.file.split('/').at(-1)}:${where.line}`,
          });
        }
      }
    }
  }
}

/** Every fact of a text with the first place where it is said. */
function placesOf(article: ArticleDraft, language: Language): Map<Fact, () => Where> {
  const places = new Map<Fact, () => Where>();
  for (const { text, where } of articleLines(article, language)) {
    for (const fact of factsOf(language, text)) if (!places.has(fact)) places.set(fact, where);
  }
  return places;
}
