import type { ChannelName, Locale } from '../message.ts';
import type { PersonsAnswer, ReferralCount } from '../referrals/index.ts';
import type { Reminder, Tick } from '../reminders/index.ts';
import type { Detail, NewTicket, Satisfaction, TicketTopic, Visit } from '../tickets/index.ts';
import type { UrgentKind } from '../understanding/index.ts';

/** A durable consequence of a turn, as data. Committed with the turn, then carried out under the turn's id: twice is like once. */
export type Effect =
  | { do: 'open-ticket'; ticket: NewTicket }
  /** A message of the person to the counsellor; `urgent` when it shows danger. */
  | { do: 'add-to-thread'; ticket: string; text: string; urgent: UrgentKind | null }
  /** The person sent their counsellor a picture, voice or file, which is kept nowhere. */
  | { do: 'note-file'; ticket: string }
  /** The person ended the talk or took back their consent. */
  | { do: 'withdraw-ticket'; ticket: string }
  /** What the person says to being passed on to a service, and whether they got there. */
  | { do: 'answer-referral'; referral: string; answer: PersonsAnswer }
  | { do: 'note-visit'; referral: string; visit: Visit }
  /** Nothing more is asked about any referral of this person. */
  | { do: 'hush-referrals' }
  /** Something that the person need not have told. */
  | { do: 'share-detail'; ticket: string; detail: Detail }
  /** The talk goes on in this conversation, which was another one's. */
  | { do: 'move-ticket'; ticket: string; channel: ChannelName; locale: Locale }
  /** The person was told that they have an answer until this moment. */
  | { do: 'promise-answer'; ticket: string; until: number }
  | { do: 'set-reminder'; reminder: Reminder }
  | { do: 'end-reminder'; reminder: string }
  /** The person has something of a checklist, or has it no longer. */
  | { do: 'tick' | 'untick'; tick: Tick }
  | { do: 'drop-ticks'; article: string }
  | { do: 'rate-ticket'; ticket: string; satisfaction: Satisfaction }
  /** What the person wrote after their ticket was resolved is for the bot: the ticket stays resolved. */
  | { do: 'return-to-bot'; ticket: string }
  /** Statistics: something to be counted, without anything personal. */
  | { do: 'count'; what: Countable }
  /**
   * A question that nobody could answer, or that `article` did not answer, for the editors. Names and numbers are taken out before
   * it is kept.
   */
  | { do: 'keep-unanswered'; text: string; locale: Locale; article?: string }
  /** Everything that is kept about this person goes; the receipt proves it later and tells nothing about them. */
  | { do: 'erase-person'; receipt: string; day: string };

export type Countable =
  | { event: 'conversation-started'; locale: Locale }
  /** A question of a tree was shown, and answered. Where the one is missing, people stop. */
  | { event: 'asked'; dialog: string; node: string; locale: Locale }
  | { event: 'answered'; dialog: string; node: string; as: string; choice: string; locale: Locale }
  /** Somebody came by a link that was made at the desk. */
  | { event: 'link-followed'; link: string; locale: Locale }
  | { event: 'article-shown'; article: string; locale: Locale; by: 'dialog' | 'question' | 'button' }
  | { event: 'urgent'; kind: UrgentKind; locale: Locale }
  | { event: 'unanswered'; locale: Locale }
  /** `topic`: of what the person read last; nothing in what was counted before it was noted. */
  | { event: 'handoff'; locale: Locale; topic?: TicketTopic | null }
  | { event: 'helped'; article: string; helped: boolean; locale: Locale }
  | ReferralCount
  | { event: 'satisfaction'; satisfaction: Satisfaction; locale: Locale }
  | { event: 'referral-visit'; service: string; visit: Visit };
