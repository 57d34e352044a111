import type { InboundEvent } from '../message.ts';
import type { Referral } from '../referrals/index.ts';
import type { Ticket } from '../tickets/index.ts';
import type { Conversation } from './state.ts';

/** What is kept about a person outside their conversation. */
export type Kept = {
  tickets: Ticket[];
  referrals: Referral[];
  /** How many messages the web page would show again. */
  webMessages: number;
  /** How many messages the bot could still remove from the chat. */
  traces: number;
};

export const NOTHING_KEPT: Kept = { tickets: [], referrals: [], webMessages: 0, traces: 0 };

/** Whether the turn needs to know what is kept. */
export function asksForKept(event: InboundEvent, conversation: Conversation | undefined): boolean {
  switch (event.type) {
    case 'command':
      return event.name === 'mydata';
    case 'choice':
      return isAboutReferral(event.id);
    case 'text':
      // What stands on a button may be typed.
      return conversation?.offered.some(isAboutReferral) ?? false;
    default:
      return event.type === 'referral-question';
  }
}

function isAboutReferral(choice: string): boolean {
  return choice.startsWith('refer:') || choice.startsWith('visit:');
}
