import { type Article, checklistOf, renderArticle } from '../knowledge/index.ts';
import { type Draft, footer, reply } from './draft.ts';
import { arrive, isInTree } from './place.ts';
import { remember } from './state.ts';

/** How a person came to an article. */
export type ShownBy = 'dialog' | 'question' | 'button';

/** Related articles under one. More would push the ways out off a small screen. */
const MOST_RELATED = 2;

/** Shows an article with its source and the day it was checked. */
export function showArticle(draft: Draft, id: string, by: ShownBy, alsoLikely: string[] = []): void {
  const article = draft.world.content.articles.get(id);
  if (!article) throw new Error(`no article ${id}`);
  arrive(draft, { article: id });
  draft.conversation.articles = remember(
    draft.conversation.articles.filter((shown) => shown !== id),
    id,
  );
  draft.effects.push({
    do: 'count',
    what: { event: 'article-shown', article: id, locale: draft.conversation.locale, by },
  });
  const { body, more } = render(draft, article);
  reply(draft, {
    says: [`article:${id}`],
    text: body,
    choices: [
      ...(more ? [[`article:${id}:more`]] : []),
      ...checklistButton(draft, article),
      ...(article.dialog === undefined ? [] : [[`dialog:${article.dialog}`]]),
      ...relatedTo(draft, article, alsoLikely).map((other) => [`article:${other}`]),
      ...(by === 'question' ? [[`helped:${id}:yes`, `helped:${id}:no`]] : []),
      ...(cameFromTree(draft) ? [['go:continue']] : []),
      ...footer(draft),
    ],
  });
}

/** The longer part of an article. */
export function showMore(draft: Draft, id: string): void {
  const article = draft.world.content.articles.get(id);
  if (!article) throw new Error(`no article ${id}`);
  const { more } = render(draft, article);
  if (!more) return showArticle(draft, id, 'button');
  arrive(draft, { article: id });
  reply(draft, {
    says: [`article:${id}:more`],
    text: more,
    choices: [
      ...checklistButton(draft, article),
      ...(cameFromTree(draft) ? [['go:continue']] : []),
      ...footer(draft),
    ],
  });
}

function checklistButton({ conversation }: Draft, article: Article): string[][] {
  return checklistOf(article, conversation.locale) ? [[`checklist:${article.id}`]] : [];
}

function render({ world, conversation, inbound }: Draft, article: Article) {
  return renderArticle(article, conversation.locale, inbound.at, world.content.wording);
}

function relatedTo({ world, conversation }: Draft, article: Article, alsoLikely: string[]): string[] {
  const candidates = [...new Set([...alsoLikely, ...article.related])];
  return candidates
    .filter(
      (id) => id !== article.id && world.content.articles.has(id) && !conversation.articles.includes(id),
    )
    .slice(0, MOST_RELATED);
}

/** Whether there is a place in a tree to go on from. */
function cameFromTree({ conversation }: Draft): boolean {
  return conversation.trail.some(isInTree);
}
