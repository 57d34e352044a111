import type { Inbound, Locale, Outbound } from '../message.ts';
import { answerText } from './answer.ts';
import { tellBlocked } from './block.ts';
import { runCommand } from './command.ts';
import { type Draft, replyWith } from './draft.ts';
import type { Effect } from './effect.ts';
import {
  passOnContact,
  passOnCounsellorMessage,
  refuseFile,
  tellLate,
  tellTicketClosed,
  tellTicketResolved,
} from './handoff.ts';
import { type Kept, NOTHING_KEPT } from './kept.ts';
import { hintedLocale } from './locale.ts';
import { pressChoice } from './press.ts';
import { askAboutReferral } from './referral.ts';
import { remind } from './reminders.ts';
import { type Conversation, newConversation } from './state.ts';
import { leaveTalk } from './status.ts';
import type { World } from './world.ts';

export type TurnResult = {
  /** The new state; undefined when the person wants to be forgotten. */
  conversation: Conversation | undefined;
  replies: Outbound[];
  effects: Effect[];
};

/**
 * What happens when something comes in. Pure: the same world, conversation and inbound give the same result, so a turn
 * can be repeated after a crash, replayed and tested. `kept` is needed where `asksForKept` says so.
 */
export function turn(
  world: World,
  conversation: Conversation | undefined,
  inbound: Inbound,
  kept: Kept = NOTHING_KEPT,
): TurnResult {
  const draft = begin(world, conversation, inbound, kept);
  takeIn(draft);
  editTheMenuInPlace(draft);
  return {
    conversation: draft.remembered ? draft.conversation : undefined,
    replies: draft.replies,
    effects: draft.effects,
  };
}

function begin(world: World, stored: Conversation | undefined, inbound: Inbound, kept: Kept): Draft {
  const common = { world, inbound, kept, remembered: true, replies: [] };
  if (stored) return { ...common, conversation: { ...stored }, effects: [] };
  const locale: Locale = hintedLocale(inbound.languageHint, world.content.locales);
  return {
    ...common,
    conversation: newConversation(locale),
    effects: [{ do: 'count', what: { event: 'conversation-started', locale } }],
  };
}

function takeIn(draft: Draft): void {
  const { event } = draft.inbound;
  switch (event.type) {
    case 'text':
      return answerText(draft, event.text);
    case 'choice':
      return pressChoice(draft, event.id);
    case 'command':
      return runCommand(draft, event.name, event.argument);
    case 'contact':
      return passOnContact(draft, event.phone);
    case 'unsupported':
      return refuseFile(draft);
    case 'too-many':
      return replyWith(draft, 'too-many', []);
    case 'counsellor-message':
      return passOnCounsellorMessage(draft, event.ticket, event.text);
    case 'referral-question':
      return askAboutReferral(draft, event.referral, event.about);
    case 'reminder':
      return remind(draft, event.kind, event.about);
    case 'ticket-moved':
      return leaveTalk(draft, event.ticket);
    case 'person-blocked':
      return tellBlocked(draft, event.until);
    case 'answer-late':
      return tellLate(draft, event.ticket);
    case 'ticket-resolved':
      return tellTicketResolved(draft, event.ticket);
    case 'ticket-closed':
      return tellTicketClosed(draft, event.ticket);
  }
}

/** A button that leads to one next menu changes the message it stands in, so that the chat stays short. */
function editTheMenuInPlace({ inbound, replies }: Draft): void {
  const [only, ...others] = replies;
  if (inbound.event.type !== 'choice' || inbound.event.on === undefined || !only || others.length > 0) return;
  if (only.says.every((id) => !id.startsWith('article:'))) only.replaces = inbound.event.on;
}
