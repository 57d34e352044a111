import type { Countable, Effect } from '../conversation/index.ts';
import type { ConversationKey, Inbound, Locale, TurnId } from '../message.ts';
import type { NewTicket } from '../tickets/index.ts';
import type { UrgentKind } from '../understanding/index.ts';
import type { Effects } from './ports.ts';

/** What the effects of a turn need of the tickets. Each call is idempotent by its turn id. */
export interface TicketEffects {
  openTicket(ticket: NewTicket, turnId: TurnId): Promise<void>;
  addFromPerson(message: {
    reference: string;
    text: string;
    urgent: UrgentKind | null;
    at: number;
    turnId: TurnId;
  }): Promise<void>;
  withdraw(reference: string, at: number, turnId: TurnId): Promise<void>;
  erasePerson(key: ConversationKey): Promise<void>;
}

/** What is kept for figures and for editors, and how a person is forgotten. Idempotent by turn id. */
export interface Records {
  count(
    events: ReadonlyArray<{ turnId: TurnId; number: number; at: number; channel: string; what: Countable }>,
  ): Promise<void>;
  keepUnanswered(question: { turnId: TurnId; at: number; locale: Locale; text: string }): Promise<void>;
  erasePerson(key: ConversationKey): Promise<void>;
}

/** Applies a turn's effects, in their order. */
export function createEffects({ tickets, records }: { tickets: TicketEffects; records: Records }): Effects {
  return {
    async apply(inbound, effects) {
      for (const effect of effects) {
        if (effect.do !== 'count') await applyOne(tickets, records, inbound, effect);
      }
      const counted = effects.flatMap((effect, number) =>
        effect.do === 'count'
          ? [{ turnId: inbound.turnId, number, at: inbound.at, channel: inbound.channel, what: effect.what }]
          : [],
      );
      if (counted.length > 0) await records.count(counted);
    },
  };
}

async function applyOne(
  tickets: TicketEffects,
  records: Records,
  { turnId, at, conversation }: Inbound,
  effect: Exclude<Effect, { do: 'count' }>,
): Promise<void> {
  switch (effect.do) {
    case 'open-ticket':
      return tickets.openTicket(effect.ticket, turnId);
    case 'add-to-thread':
      return tickets.addFromPerson({
        reference: effect.ticket,
        text: effect.text,
        urgent: effect.urgent,
        at,
        turnId,
      });
    case 'withdraw-ticket':
      return tickets.withdraw(effect.ticket, at, turnId);
    case 'keep-unanswered':
      return records.keepUnanswered({ turnId, at, locale: effect.locale, text: effect.text });
    case 'erase-person':
      await tickets.erasePerson(conversation);
      return records.erasePerson(conversation);
  }
}
