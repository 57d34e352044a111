import type { Countable, Effect } from '../conversation/index.ts';
import { type ChannelName, type ConversationKey, channelOf, type Locale, type TurnId } from '../message.ts';
import type { Referrals } from '../referrals/index.ts';
import type { ReminderRepository, TickRepository } from '../reminders/index.ts';
import type { Tickets } from '../tickets/index.ts';
import type { DueEffects, Effects } from './ports.ts';

/** What the effects of a turn need of the tickets. Each call is idempotent by its turn id. */
export type TicketEffects = Pick<
  Tickets,
  | 'openTicket'
  | 'addFromPerson'
  | 'noteFile'
  | 'withdraw'
  | 'promise'
  | 'shareDetail'
  | 'move'
  | 'rate'
  | 'returnToBot'
>;

/** What the effects of a turn need of the referrals. Each call is idempotent by its turn id. */
export type ReferralEffects = Pick<Referrals, 'answer' | 'noteVisit' | 'hush'>;

/** What is kept for figures, editors and operators, without anything personal. Idempotent by turn id. */
export interface Records {
  count(events: readonly Counted[]): Promise<void>;
  /** That somebody was forgotten: the number of their receipt and the day, nothing else. */
  noteDeletion(receipt: string, day: string): Promise<void>;
  keepUnanswered(question: {
    turnId: TurnId;
    at: number;
    locale: Locale;
    text: string;
    article?: string | undefined;
  }): Promise<void>;
  /** Messages, by their ids in the outbox, that will never arrive on a channel, and what the platform said. Idempotent by id. */
  noteUndeliverable(ids: readonly string[], channel: ChannelName, at: number, reason: string): Promise<void>;
}

/** One thing to be counted. `person` is whose turn it was: how many there are is known, and who did what is not. */
export type Counted = {
  turnId: TurnId;
  number: number;
  at: number;
  channel: ChannelName;
  what: Countable;
  person?: ConversationKey;
};

/** Removes what one part of the program keeps about a person. */
export type Forget = (key: ConversationKey) => Promise<void>;

export type EffectParts = {
  tickets: TicketEffects;
  referrals: ReferralEffects;
  reminders: Pick<ReminderRepository, 'add' | 'end'>;
  ticks: Pick<TickRepository, 'tick' | 'untick' | 'drop'>;
  records: Records;
  forget: readonly Forget[];
};

/** Carries out a turn's effects, in their order. */
export function createEffects(parts: EffectParts): Effects {
  return {
    async carryOut(key, due) {
      const { turnId, at, effects } = due;
      for (const effect of effects) {
        if (effect.do !== 'count') await carryOutOne(parts, key, due, effect);
      }
      const isForgotten = effects.some((effect) => effect.do === 'erase-person');
      const common = { turnId, at, channel: channelOf(key), ...(!isForgotten && { person: key }) };
      const counted = effects.flatMap((effect, number) =>
        effect.do === 'count' ? [{ ...common, number, what: effect.what }] : [],
      );
      if (counted.length > 0) await parts.records.count(counted);
    },
  };
}

async function carryOutOne(
  { tickets, referrals, reminders, ticks, records, forget }: EffectParts,
  key: ConversationKey,
  { turnId, at }: DueEffects,
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
    case 'note-file':
      return tickets.noteFile(effect.ticket, at, turnId);
    case 'withdraw-ticket':
      return tickets.withdraw(effect.ticket, at, turnId);
    case 'answer-referral':
      return referrals.answer(effect.referral, effect.answer, at, turnId);
    case 'note-visit':
      return referrals.noteVisit(effect.referral, effect.visit, at, turnId);
    case 'hush-referrals':
      return referrals.hush(key);
    case 'promise-answer':
      return tickets.promise(effect.ticket, effect.until, at, turnId);
    case 'share-detail':
      return tickets.shareDetail(effect.ticket, effect.detail, at, turnId);
    case 'move-ticket': {
      const { ticket, channel, locale } = effect;
      return tickets.move(ticket, { conversation: key, channel, locale }, at, turnId);
    }
    case 'rate-ticket':
      return tickets.rate(effect.ticket, effect.satisfaction, at, turnId);
    case 'set-reminder':
      return reminders.add(effect.reminder, key);
    case 'end-reminder':
      return reminders.end(effect.reminder, key);
    case 'tick':
      return ticks.tick(effect.tick, key, at);
    case 'untick':
      return ticks.untick(effect.tick, key);
    case 'drop-ticks':
      return ticks.drop(effect.article, key);
    case 'return-to-bot':
      return tickets.returnToBot(effect.ticket, at, turnId);
    case 'keep-unanswered':
      return records.keepUnanswered({
        turnId,
        at,
        locale: effect.locale,
        text: effect.text,
        article: effect.article,
      });
    case 'erase-person':
      for (const forgetPerson of forget) await forgetPerson(key);
      return records.noteDeletion(effect.receipt, effect.day);
  }
}
