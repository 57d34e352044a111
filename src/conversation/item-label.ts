import { type Article, checklistOf } from '../knowledge/index.ts';
import type { Locale } from '../message.ts';
import { toPlain } from '../richtext.ts';

/** The boxes in front of what is on a checklist. */
export const TICKED = '☑';
export const UNTICKED = '☐';

/** Characters of an item that stand on its button; the whole item stands above. */
const ON_BUTTON = 32;

/** What stands on the button of an item: how it is now, its place in the list, and how it begins. */
export function itemLabel(article: Article, locale: Locale, item: string, isTicked: boolean): string {
  const items = checklistOf(article, locale)?.items ?? [];
  const at = items.findIndex(({ id }) => id === item);
  const words = beginningOf(toPlain([{ type: 'paragraph', spans: items[at]?.spans ?? [] }]));
  return `${isTicked ? TICKED : UNTICKED} ${at + 1}. ${words}`;
}

/** The first phrase, or of a long one whole words, as many as there is room for. */
function beginningOf(text: string): string {
  const [phrase = ''] = text.split(/[.;:?](?:\s|$)/);
  if (phrase.length <= ON_BUTTON) return phrase;
  const cut = phrase.slice(0, ON_BUTTON - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).replace(/[\s,]+$/, '')}…`;
}
