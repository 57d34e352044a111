import type { Content } from '../content/index.ts';
import type { InboundEvent } from '../message.ts';
import type { Referral } from '../referrals/index.ts';
import type { Reminder, Tick } from '../reminders/index.ts';
import type { PinTry, Ticket } from '../tickets/index.ts';
import type { Conversation } from './state.ts';
import { pinIn } from './status.ts';
import { typedChoice } from './typed.ts';

/** What is kept about a person outside their conversation. */
export type Kept = {
  tickets: Ticket[];
  referrals: Referral[];
  reminders: Reminder[];
  ticks: Tick[];
  /** How many messages the web page would show again. */
  webMessages: number;
  /** How many messages the bot could still remove from the chat. */
  traces: number;
  /** What the number opened that the person typed, where `asksForPin` says so. */
  pin?: PinTry;
  /** Until when counsellors take nothing from the person; known in every turn. */
  blockedUntil?: number;
};

export const NOTHING_KEPT: Kept = {
  tickets: [],
  referrals: [],
  reminders: [],
  ticks: [],
  webMessages: 0,
  traces: 0,
};

/** Whether the turn needs to know what is kept. */
export function asksForKept(
  content: Content,
  event: InboundEvent,
  conversation: Conversation | undefined,
): boolean {
  switch (event.type) {
    case 'command':
      return ['mydata', 'status', 'reminders'].includes(event.name);
    case 'choice':
      return isAboutKept(event.id);
    case 'text':
      return conversation?.offered.some(isAboutKept)
        ? isAboutKept(typedChoice(content, conversation, event.text) ?? '')
        : false;
    default:
      return event.type === 'referral-question';
  }
}

/** The number of a ticket that the turn needs tried. */
export function asksForPin(
  event: InboundEvent,
  conversation: Conversation | undefined,
): { reference: string; pin: string } | undefined {
  return event.type === 'text' ? pinIn(conversation, event.text) : undefined;
}

/** What begins the ids of buttons about a referral or a checklist. */
const ABOUT_KEPT = /^(refer|visit|checklist|tick|untick|remind:checklist|reminded:checklist):/;

function isAboutKept(choice: string): boolean {
  return ABOUT_KEPT.test(choice);
}
