import { createHash } from 'node:crypto';
import type { Block, Locale, RichText, Span } from '../message.ts';
import { RichTextError } from '../richtext.ts';
import type { Article } from './article.ts';

/** A list of an article on which people tick what they have, with the words that stand above it. */
export type Checklist = { intro: RichText; items: readonly Span[][] };

/** One thing to tick. Its id follows from what it says in English: an item that says something else is another one. */
export type ChecklistItem = { id: string; spans: Span[] };

/** How an item is written that can be ticked: `- [ ] a passport`, `1. [ ] a passport`. */
export const TICKABLE = /^(?:[-*]|\d+\.) +\[ \] +/;
const BOX = /^\[ \] +/;

/** What can be ticked of an article; undefined when there is nothing. */
export function checklistOf(
  article: Article,
  locale: Locale,
): { intro: RichText; items: ChecklistItem[] } | undefined {
  const [checklist, english] = [article.texts[locale].checklist, article.texts.en.checklist];
  if (!checklist || !english) return undefined;
  const items = checklist.items.map((spans, index) => ({ id: idOf(english.items[index]), spans }));
  return { intro: checklist.intro, items };
}

/** The ids of items, which are asked for whenever an article is shown. */
const IDS = new WeakMap<Span[], string>();

function idOf(spans: Span[] = []): string {
  const known = IDS.get(spans);
  if (known !== undefined) return known;
  const id = createHash('sha256').update(JSON.stringify(spans)).digest('base64url').slice(0, 8);
  IDS.set(spans, id);
  return id;
}

/**
 * Takes the boxes out of a text. A RichTextError, on the line of the first box, when more than one list has some, or one has them
 * at some items only.
 */
export function takeBoxes(text: RichText, line: number): { text: RichText; checklist?: Checklist } {
  const at = text.findIndex(hasBox);
  if (at === -1) return { text };
  const list = text[at];
  if (list?.type !== 'list' || !list.items.every(beginsWithBox))
    throw new RichTextError('either every item of a list begins with "[ ]" or none', line);
  if (text.slice(at + 1).some(hasBox))
    throw new RichTextError('an article has one list whose items begin with "[ ]"', line);
  const items = list.items.map(withoutBox);
  const above = text[at - 1];
  return {
    text: text.map((block, index) => (index === at ? { ...list, items } : block)),
    checklist: { intro: above?.type === 'paragraph' ? [above] : [], items },
  };
}

function hasBox(block: Block): boolean {
  return block.type === 'list' && block.items.some(beginsWithBox);
}

function beginsWithBox([first]: Span[]): boolean {
  return first !== undefined && BOX.test(first.text);
}

function withoutBox([first, ...others]: Span[]): Span[] {
  if (!first) return others;
  const text = first.text.replace(BOX, '');
  return text === '' ? others : [{ ...first, text }, ...others];
}
