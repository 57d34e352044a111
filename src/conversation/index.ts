export type { Countable, Effect } from './effect.ts';
export type { Awaiting, Conversation, Position } from './state.ts';
