import type { Block, Span } from '../message.ts';
import { choiceLabel } from './choice.ts';
import { type Draft, footer, reply, replyWith, say } from './draft.ts';

/** What the bot keeps and how to have it deleted. */
export function explainPrivacy(draft: Draft): void {
  replyWith(draft, 'privacy', [['article:local-privacy'], ...footer(draft)]);
}

/** Everything that this conversation holds about the person, in words they can read. */
export function showData(draft: Draft): void {
  const { conversation, world } = draft;
  const { locale, path, articles, lastQuestion, ticket } = conversation;
  const facts: Span[][] = [
    fact(draft, 'data.language', world.content.wording.label(locale, `bot:locale.${locale.toLowerCase()}`)),
    ...path.map((id) => fact(draft, 'data.answer', choiceLabel(world.content, locale, id))),
    ...articles.map((id) => fact(draft, 'data.article', choiceLabel(world.content, locale, `article:${id}`))),
    ...(lastQuestion === undefined ? [] : [fact(draft, 'data.question', lastQuestion)]),
    ...(ticket === undefined ? [] : [fact(draft, 'data.ticket', ticket)]),
  ];
  const list: Block = { type: 'list', ordered: false, items: facts };
  reply(draft, {
    says: ['data.text'],
    text: [...say(draft, 'data.text'), list, ...say(draft, 'data.delete')],
    choices: footer(draft),
  });
}

function fact(draft: Draft, key: string, value: string): Span[] {
  return say(draft, key, { value }).flatMap((block) => ('spans' in block ? block.spans : []));
}

/** Asks once more: what is deleted is gone. */
export function askToDelete(draft: Draft): void {
  replyWith(draft, 'delete.ask', [['delete:yes', 'delete:no']]);
}

export function deleteEverything(draft: Draft): void {
  draft.effects.push({ do: 'erase-person' });
  draft.remembered = false;
  replyWith(draft, 'delete.done', []);
}
