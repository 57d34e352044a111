import { TICKABLE } from '../../knowledge/index.ts';
import { type Fact, factsOf } from '../facts.ts';
import type { Report, Where } from '../finding.ts';
import type { Draft } from '../read/draft.ts';
import { placeIn } from '../source.ts';
import { articleLines } from '../texts.ts';

/** An item that can be ticked, in one language. */
type Item = { facts: ReadonlySet<Fact>; where: () => Where };

/** What can be ticked is the same in all languages, item by item: a tick means the same in each. */
export function checkChecklists(draft: Draft, report: Report): void {
  for (const article of draft.articles.values()) {
    const lists = draft.languages
      .filter((language) => article.texts[language])
      .map((language) => ({
        file: `${article.folder}/${language}.md`,
        items: [...articleLines(article, language)]
          .filter(({ text }) => TICKABLE.test(text))
          .map(({ text, where }): Item => ({ facts: new Set(factsOf(language, text)), where })),
      }));
    const most = Math.max(...lists.map(({ items }) => items.length));
    for (const { file, items } of lists) {
      const { length: count } = items;
      const where = items[0]?.where() ?? { ...placeIn(file), line: 1 };
      if (count < most) report('checklist-differs', where, { count, most });
    }
    if (lists.some(({ items }) => items.length < most)) continue;
    for (let at = 0; at < most; at += 1)
      checkItem(
        lists.flatMap(({ items }) => items[at] ?? []),
        at + 1,
        report,
      );
  }
}

function checkItem(inLanguages: Item[], item: number, report: Report): void {
  const said = new Set(inLanguages.flatMap(({ facts }) => [...facts]));
  for (const { facts, where } of inLanguages) {
    for (const fact of said) if (!facts.has(fact)) report('checklist-fact', where(), { fact, item });
  }
}
