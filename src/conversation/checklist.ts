import { checklistOf } from '../knowledge/index.ts';
import type { Block } from '../message.ts';
import type { Tick } from '../reminders/index.ts';
import { toPlain } from '../richtext.ts';
import { formatDay } from '../wording/index.ts';
import { type Draft, footer, reply, replyWith, say } from './draft.ts';
import { TICKED, UNTICKED } from './item-label.ts';
import { mayRemind } from './reminders.ts';

/** The checklist of an article as the person left it. Returns false when there is none (any more). */
export function showChecklist(draft: Draft, article: string): boolean {
  return show(draft, article, tickedOf(draft, article));
}

/** Ticks an item, or takes the tick back. Returns false when the item is not there (any more). */
export function tick(draft: Draft, what: Tick, isThere: boolean): boolean {
  const { article, item } = what;
  if (!itemsOf(draft, article).some(({ id }) => id === item)) return false;
  draft.effects.push({ do: isThere ? 'tick' : 'untick', tick: what });
  const others = tickedOf(draft, article).filter((one) => one !== item);
  const ticked = isThere ? [...others, item] : others;
  if (openOf(draft, article, ticked) === 0) endReminders(draft, article);
  return show(draft, article, ticked);
}

/** Nothing of the list is kept, and nobody is reminded of it. */
export function dropChecklist(draft: Draft, article: string): void {
  draft.effects.push({ do: 'drop-ticks', article });
  endReminders(draft, article);
  replyWith(draft, 'checklist.dropped', [[`article:${article}`], ...footer(draft)]);
}

/** Nobody is reminded of a list on which nothing is open. */
function endReminders(draft: Draft, article: string): void {
  for (const { id } of remindersOf(draft, article)) draft.effects.push({ do: 'end-reminder', reminder: id });
}

export function remindersOf({ kept }: Draft, article: string): Draft['kept']['reminders'] {
  return kept.reminders.filter(({ kind, about }) => kind === 'checklist' && about === article);
}

/** What stands on a list, ticked or not; an item that now says something else has no tick. */
function itemsOf({ world, conversation }: Draft, article: string) {
  const found = world.content.articles.get(article);
  return (found && checklistOf(found, conversation.locale)?.items) ?? [];
}

function tickedOf({ kept }: Draft, article: string): string[] {
  return kept.ticks.filter((one) => one.article === article).map(({ item }) => item);
}

function openOf(draft: Draft, article: string, ticked: readonly string[]): number {
  return itemsOf(draft, article).filter(({ id }) => !ticked.includes(id)).length;
}

function show(draft: Draft, id: string, ticked: readonly string[]): boolean {
  const { locale } = draft.conversation;
  const article = draft.world.content.articles.get(id);
  const checklist = article && checklistOf(article, locale);
  if (!checklist) return false;
  const { intro, items } = checklist;
  const open = openOf(draft, id, ticked);
  const [reminder] = open > 0 ? remindersOf(draft, id) : [];
  const list: Block = {
    type: 'list',
    ordered: true,
    items: items.map(({ id: item, spans }) => [
      { text: `${ticked.includes(item) ? TICKED : UNTICKED} ` },
      ...spans,
    ]),
  };
  reply(draft, {
    says: [`checklist:${id}`],
    text: [
      { type: 'heading', spans: [{ text: article.texts[locale].title }] },
      ...intro,
      list,
      ...say(draft, `checklist.${stateOf(open, items.length)}`, {
        done: items.length - open,
        all: items.length,
      }),
      ...(reminder?.sendOn
        ? say(draft, 'checklist.reminder', { day: formatDay(locale, reminder.sendOn) })
        : []),
    ],
    choices: [
      ...items.map(({ id: item }) => [`${ticked.includes(item) ? 'untick' : 'tick'}:${id}:${item}`]),
      ...(open > 0 && !reminder && mayRemind(draft) ? [[`remind:checklist:${id}`]] : []),
      ...(ticked.length > 0 ? [[`checklist:${id}:drop`]] : []),
      [`article:${id}`],
      ...footer(draft),
    ],
  });
  return true;
}

function stateOf(open: number, all: number): 'how' | 'some' | 'complete' {
  if (open === 0) return 'complete';
  return open === all ? 'how' : 'some';
}

/** A list on which something is ticked, in one line. */
export type ListInBrief = { article: string; title: string; done: number; all: number; items: string[] };

/** Every list of which something is kept. */
export function listsOf(draft: Draft): ListInBrief[] {
  const { locale } = draft.conversation;
  return [...new Set(draft.kept.ticks.map(({ article }) => article))].map((article) => {
    const items = itemsOf(draft, article);
    const ticked = items.filter(({ id }) => tickedOf(draft, article).includes(id));
    return {
      article,
      title: draft.world.content.articles.get(article)?.texts[locale].title ?? article,
      done: ticked.length,
      all: items.length,
      items: ticked.map(({ spans }) => toPlain([{ type: 'paragraph', spans }])),
    };
  });
}
