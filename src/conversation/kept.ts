import type { InboundEvent } from '../message.ts';
import type { Ticket } from '../tickets/index.ts';

/** What is kept about a person outside their conversation. */
export type Kept = {
  tickets: Ticket[];
  /** How many messages the web page would show again. */
  webMessages: number;
  /** How many messages the bot could still remove from the chat. */
  traces: number;
};

export const NOTHING_KEPT: Kept = { tickets: [], webMessages: 0, traces: 0 };

/** Whether the turn needs to know what is kept. */
export function asksForKept(event: InboundEvent): boolean {
  return event.type === 'command' && event.name === 'mydata';
}
