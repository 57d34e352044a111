import { ALL_LANGUAGES, type Language } from '../message.ts';
import { leavesOf } from '../wording/index.ts';
import type { Where } from './finding.ts';
import type { ArticleDraft, Draft, Shelf } from './read/draft.ts';
import { type Path, placeIn } from './source.ts';

/** A text of ours that a person may read, in one language: a line of an article, a piece of wording, the name of a contact. */
export type Text = {
  text: string;
  language: Language;
  from: 'article' | 'wording' | 'shelf';
  where: () => Where;
};

export function* textsOf(draft: Draft): Generator<Text> {
  for (const article of draft.articles.values()) {
    for (const language of ALL_LANGUAGES) yield* articleLines(article, language);
  }
  for (const language of ALL_LANGUAGES) {
    for (const { source, words } of draft.locales[language].values()) {
      for (const [key, text] of leavesOf(words)) {
        yield { text, language, from: 'wording', where: () => source.at(key.split('.')) };
      }
    }
  }
  for (const shelf of [draft.contacts, draft.publishers, draft.centres, draft.practice])
    yield* shelfTexts(shelf);
}

/** The lines of an article's text, title included. Empty ones are left out. */
export function* articleLines({ folder, texts }: ArticleDraft, language: Language): Generator<Text> {
  const text = texts[language];
  if (!text) return;
  const lineAt = (line: number) => () => ({ ...placeIn(`${folder}/${language}.md`), line });
  yield { text: text.title, language, from: 'article', where: lineAt(1) };
  for (const part of [text.body, text.more]) {
    for (const [index, line] of (part?.markdown ?? '').split('\n').entries()) {
      if (line.trim() !== '')
        yield { text: line, language, from: 'article', where: lineAt((part?.line ?? 1) + index) };
    }
  }
}

function* shelfTexts({ source }: Shelf<unknown>): Generator<Text> {
  if (!source) return;
  for (const { value, path } of branchesOf(source.value)) {
    for (const language of ALL_LANGUAGES) {
      const text = value[language];
      if (typeof text !== 'string') continue;
      yield { text, language, from: 'shelf', where: () => ({ ...source.at([...path, language]), language }) };
    }
  }
}

/** Every object and list below a value, with the way to it. */
function* branchesOf(
  value: unknown,
  path: Path = [],
): Generator<{ value: Record<string, unknown>; path: Path }> {
  if (typeof value !== 'object' || value === null) return;
  yield { value: value as Record<string, unknown>, path };
  for (const [key, inner] of Object.entries(value)) yield* branchesOf(inner, [...path, key]);
}
