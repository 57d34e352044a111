export { choiceLabel } from './choice.ts';
export type { Countable, Effect } from './effect.ts';
export { asksForKept, asksForPin, type Kept, NOTHING_KEPT } from './kept.ts';
export type { Conversation, Position } from './state.ts';
export { type TurnResult, turn } from './turn.ts';
export { topicOfLink } from './welcome.ts';
export type { World } from './world.ts';
