import type { Language } from '../../message.ts';
import { type Fact, factsOf } from '../facts.ts';
import type { Report, Where } from '../finding.ts';
import type { ArticleDraft, Draft } from '../read/draft.ts';
import { placeIn } from '../source.ts';
import { articleLines } from '../texts.ts';

/** The languages of an article say the same facts equally often, however differently they say them. */
export function checkFacts(draft: Draft, report: Report): void {
  for (const article of draft.articles.values()) {
    const written = draft.languages.filter((language) => article.texts[language]);
    const said = written.map((language) => ({ language, places: placesOf(article, language) }));
    for (const fact of new Set(said.flatMap(({ places }) => [...places.keys()]))) {
      const uses = said.map(({ language, places }) => ({
        file: `${article.folder}/${language}.md`,
        places: places.get(fact) ?? [],
      }));
      checkFact(fact, uses, report);
    }
  }
}

/** Where one language says a fact. */
type Use = { file: string; places: readonly Where[] };

function checkFact(fact: Fact, uses: Use[], report: Report): void {
  const saying = uses.filter(({ places }) => places.length > 0);
  const silent = uses.filter(({ places }) => places.length === 0);
  const [place] = saying.flatMap(({ places }) => places);
  if (!place) return;
  if (silent.length > 1) {
    report('fact-in-one-language', place, { fact });
    return;
  }
  for (const { file } of silent) {
    report(
      'fact-missing',
      { ...placeIn(file), line: 1 },
      { fact, seen: `${place.file.split('/').at(-1)}:${place.line}` },
    );
  }
  const most = Math.max(...saying.map(({ places }) => places.length));
  for (const { places } of saying) {
    const [first] = places;
    if (first && places.length < most) report('fact-less-often', first, { fact, times: places.length, most });
  }
}

function placesOf(article: ArticleDraft, language: Language): Map<Fact, Where[]> {
  const places = new Map<Fact, Where[]>();
  for (const { text, where } of articleLines(article, language)) {
    for (const fact of factsOf(language, text)) {
      places.set(fact, [...(places.get(fact) ?? []), where()]);
    }
  }
  return places;
}
