import { MENU, type Target } from '../dialogs/index.ts';
import type { Choice, Inbound, LinkButton, Outbound, RichText } from '../message.ts';
import type { Params } from '../wording/index.ts';
import { choiceLabel } from './choice.ts';
import type { Effect } from './effect.ts';
import type { Kept } from './kept.ts';
import type { Conversation } from './state.ts';
import type { World } from './world.ts';

/** A turn in the making. It never leaves the turn, so its steps may change it. */
export type Draft = {
  readonly world: World;
  readonly inbound: Inbound;
  readonly kept: Kept;
  conversation: Conversation;
  /** False when the person wants to be forgotten: then nothing is stored after this turn. */
  remembered: boolean;
  replies: Outbound[];
  effects: Effect[];
};

export type Reply = {
  says: string[];
  text: RichText;
  /** Rows of choice ids; the labels follow from the ids. */
  choices?: string[][];
  links?: LinkButton[];
  clears?: true;
  requestContact?: { label: string };
};

/** Words gathered on the way through a tree, to be said together with what comes next. */
export type Said = { says: string[]; text: RichText };

/** Adds a message to the person, in their locale. */
export function reply(
  draft: Draft,
  { says, text, choices = [], links, clears, requestContact }: Reply,
): void {
  const { locale } = draft.conversation;
  const rows = choices.filter((row) => row.length > 0);
  draft.conversation.offered = rows.flat();
  draft.replies.push({
    says,
    text,
    locale,
    ...(rows.length > 0 && { choices: rows.map((row) => row.map((id) => labelled(draft, id))) }),
    ...(links && links.length > 0 && { links }),
    ...(clears && { clears }),
    ...(requestContact && { requestContact }),
  });
}

function labelled(draft: Draft, id: string): Choice {
  return { id, label: choiceLabel(draft.world.content, draft.conversation.locale, id) };
}

/** A text of locales/<language>/bot.json in the person's locale. */
export function say(draft: Draft, key: string, params?: Params): RichText {
  return draft.world.content.wording.say(draft.conversation.locale, `bot:${key}`, params);
}

/** Says one text of bot.json. */
export function replyWith(draft: Draft, key: string, choices: string[][], params?: Params): void {
  reply(draft, { says: [key], text: say(draft, key, params), choices });
}

/** The buttons that stand under everything: back, menu, a person, language; not those that `above` has already. */
export function footer(draft: Draft, above: readonly Target[] = []): string[][] {
  const { trail, ticket } = draft.conversation;
  const person = ticket === undefined ? 'go:person' : 'go:end-talk';
  const offersPerson = above.some((target) => target.to === 'person') && ticket === undefined;
  return [
    [...(trail.length > 0 ? ['go:back'] : []), ...(isAtMenu(draft) ? [] : ['go:menu'])],
    [...(offersPerson ? [] : [person]), 'go:language'],
  ];
}

function isAtMenu({ world, conversation }: Draft): boolean {
  const { position } = conversation;
  if (position === undefined || !('dialog' in position) || position.dialog !== MENU) return false;
  return position.node === world.content.dialogs.get(MENU)?.start;
}
