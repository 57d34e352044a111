import type { Conversation } from '../../src/conversation/index.ts';
import { newConversation } from '../../src/conversation/state.ts';

/** A conversation with somebody who has chosen Albanian and done nothing else yet. */
export function aConversation(details: Partial<Conversation> = {}): Conversation {
  return { ...newConversation('sq'), localeChosen: true, ...details };
}
