import type { Content } from '../content/index.ts';
import { writtenLocales } from '../message.ts';
import { showArticle } from './article.ts';
import { type Draft, reply, say } from './draft.ts';
import { enter, goOn, openMenu } from './walk.ts';

/** The choice of language, asked in every language at once. */
export function askLocale(draft: Draft): void {
  const { locales, wording } = draft.world.content;
  reply(draft, {
    says: ['language'],
    text: writtenLocales(locales).flatMap((locale) => wording.say(locale, 'bot:language')),
    choices: locales.map((locale) => [`locale:${locale}`]),
  });
}

/** After the language is known: the topic of the link that brought the person, or where they were, or the menu. */
export function welcome(draft: Draft): void {
  const { pending, position } = draft.conversation;
  delete draft.conversation.pending;
  if (pending !== undefined) return openTopic(draft, pending);
  if (position !== undefined) return goOn(draft);
  openMenu(draft, { says: ['welcome'], text: say(draft, 'welcome') });
}

/** Opens what a deep link names: a tree or an article. Links grow old: an unknown topic opens the menu. */
export function openTopic(draft: Draft, link: string): void {
  const { dialogs, articles } = draft.world.content;
  const topic = topicOfLink(draft.world.content, link);
  if (topic !== undefined && dialogs.has(topic)) return enter(draft, { to: 'dialog', dialog: topic });
  if (topic !== undefined && articles.has(topic)) return showArticle(draft, topic, 'button');
  openMenu(draft, { says: ['welcome'], text: say(draft, 'welcome') });
}

/**
 * The tree or article that a link names, `<topic>` or `<topic>-<campaign>`; of several that begin like it, the longest. Undefined
 * when there is none.
 */
export function topicOfLink(
  { dialogs, articles }: Pick<Content, 'dialogs' | 'articles'>,
  link: string,
): string | undefined {
  for (let end = link.length; end > 0; end = link.lastIndexOf('-', end - 1)) {
    const topic = link.slice(0, end);
    if (dialogs.has(topic) || articles.has(topic)) return topic;
  }
  return undefined;
}
