import { MENU } from '../dialogs/index.ts';
import type { Draft } from './draft.ts';
import { type Position, remember } from './state.ts';

/** Comes to a place: "back" will lead to the one before. */
export function arrive(draft: Draft, position: Position): void {
  const { position: from, trail } = draft.conversation;
  if (from && !isSame(from, position)) draft.conversation.trail = remember(trail, from);
  draft.conversation.position = position;
}

function isSame(one: Position, other: Position): boolean {
  if ('article' in one) return 'article' in other && one.article === other.article;
  return 'dialog' in other && one.dialog === other.dialog && one.node === other.node;
}

/** Whether a place is in a tree that one may want to go on with; the menu is always one tap away. */
export function isInTree(place: Position): boolean {
  return 'dialog' in place && place.dialog !== MENU;
}
