import { type DialogNode, MENU, type Target } from '../dialogs/index.ts';
import { showArticle } from './article.ts';
import { type Draft, reply, type Said } from './draft.ts';
import { offerPerson } from './handoff.ts';
import type { Position } from './state.ts';
import { STEPS } from './steps/index.ts';

/** Longer than any honest way between two stops; the checker finds circles without a stop before a person does. */
const MOST_STEPS = 50;

/** Leaves a place in a tree for where a choice leads. */
export function leaveFor(draft: Draft, from: Position, target: Target): void {
  draft.conversation.position = from;
  enter(draft, target);
}

/** Follows a target through the trees up to the next place where it is the person's turn. */
export function enter(draft: Draft, target: Target, said: Said = { says: [], text: [] }): void {
  let next: Target | undefined = target;
  for (let step = 0; next && step < MOST_STEPS; step += 1) {
    const node = nodeAt(draft, next);
    if (!node) return leaveTrees(draft, next, said);
    next = runStep(draft, node, said);
  }
}

function nodeAt({ world }: Draft, target: Target): DialogNode | undefined {
  const { dialogs } = world.content;
  switch (target.to) {
    case 'node':
      return dialogs.get(target.dialog)?.nodes.get(target.node);
    case 'dialog':
    case 'menu': {
      const dialog = dialogs.get(target.to === 'menu' ? MENU : target.dialog);
      return dialog?.nodes.get(dialog.start);
    }
    default:
      return undefined;
  }
}

function leaveTrees(draft: Draft, target: Target, said: Said): void {
  if (said.says.length > 0) reply(draft, said);
  if (target.to === 'article') return showArticle(draft, target.article, 'dialog');
  if (target.to === 'person') return offerPerson(draft);
  openMenu(draft);
}

function runStep<Type extends DialogNode['type']>(
  draft: Draft,
  node: Extract<DialogNode, { type: Type }>,
  said: Said,
): Target | undefined {
  return STEPS[node.type as Type](draft, node, said);
}

/** The main menu; there is nothing to go back to from it. */
export function openMenu(draft: Draft, said?: Said): void {
  draft.conversation.trail = [];
  delete draft.conversation.position;
  enter(draft, { to: 'menu' }, said);
}

/** The place before this one. */
export function goBack(draft: Draft): void {
  const { trail } = draft.conversation;
  const previous = trail.at(-1);
  if (!previous) return openMenu(draft);
  draft.conversation.trail = trail.slice(0, -1);
  show(draft, previous);
}

/** The place in the trees where the person was, before any articles they read in between. */
export function goOn(draft: Draft): void {
  const { position, trail } = draft.conversation;
  const places = position ? [...trail, position] : trail;
  const at = places.findLastIndex((place) => 'dialog' in place);
  const place = places[at];
  if (!place) return openMenu(draft);
  draft.conversation.trail = places.slice(0, at);
  show(draft, place);
}

function show(draft: Draft, place: Position): void {
  delete draft.conversation.position;
  if ('article' in place) return showArticle(draft, place.article, 'button');
  const exists = draft.world.content.dialogs.get(place.dialog)?.nodes.has(place.node);
  enter(draft, exists ? { to: 'node', ...place } : { to: 'menu' });
}
