import { ROOT } from '../../src/config.ts';
import { loadContent } from '../../src/content/index.ts';
import { type Conversation, turn, type World } from '../../src/conversation/index.ts';
import type { Outbound } from '../../src/message.ts';
import { NO_HOURS } from '../../src/tickets/index.ts';

/** The real content, for people who only tap. */
export function worldOfTaps(): World {
  const understand = () => {
    throw new Error('nothing is typed here');
  };
  return {
    content: loadContent(ROOT),
    understanding: { understand, vectorOf: understand },
    centre: 'PR',
    hours: NO_HOURS,
    pinOf: () => '123456',
    ticketDays: 365,
  };
}

/** What follows when the choice `id` is tapped. */
export function tap(
  world: World,
  conversation: Conversation | undefined,
  id: string,
): { conversation: Conversation; replies: Outbound[] } {
  const result = turn(world, conversation, {
    channel: 'telegram',
    conversation: 'telegram:1',
    turnId: 't',
    at: Date.parse('2026-12-01T09:00:00+01:00'),
    event: { type: 'choice', id },
  });
  if (!result.conversation) throw new Error('the conversation was forgotten');
  return { conversation: result.conversation, replies: result.replies };
}
