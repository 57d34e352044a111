import type { ConversationKey, TurnId } from '../message.ts';
import type { TicketEvent, Visit } from '../tickets/index.ts';
import type { NewReferral, Referral } from './referral.ts';

/** Keeps referrals beside their tickets; what is written on a slip is sealed. They go when their ticket goes. */
export interface ReferralRepository {
  /** Stores a referral with its event in the ticket's history; a TicketRefusal when the ticket does not allow it. */
  ask(referral: NewReferral): Promise<'changed' | 'repeated' | 'unknown'>;
  /**
   * Reads a referral, lets `decide` say what happens and stores that, all or nothing and one after the other for each ticket.
   * What `decide` throws comes out and changes nothing; undefined: nothing happens. `once` is the turn that causes it.
   */
  change(
    id: string,
    decide: (referral: Referral) => ReferralStep | undefined,
    once?: TurnId,
  ): Promise<'changed' | 'repeated' | 'unknown' | 'unchanged'>;
  find(id: string): Promise<Referral | undefined>;
  /** Of one ticket, the oldest first. */
  ofTicket(reference: string): Promise<Referral[]>;
  ofPerson(conversation: ConversationKey): Promise<Referral[]>;
  /** What people are to be asked by a moment: whether they agree, and whether they got there. */
  due(now: number): Promise<Question[]>;
  /** The question was handed over to the person's conversation. */
  asked(question: Question): Promise<void>;
  /** Takes back all questions to a person. */
  hush(conversation: ConversationKey): Promise<void>;
  /** Uses the token of a slip up; false when it is not the one that holds. */
  useSlipToken(id: string, token: string): Promise<boolean>;
}

/** What happens to a referral. `visitQuestionAt`: when the person is asked whether they got there; null: not at all. */
export type ReferralStep = {
  at: number;
  event: Extract<TicketEvent, { type: 'referral' | 'referral-visit' }>;
  agreedAt?: number;
  visit?: Visit;
  visitQuestionAt?: number | null;
};

/** A question on its way to the person. */
export type Question = {
  referral: string;
  about: 'consent' | 'visit';
  askedAt: number;
} & Pick<Referral, 'channel' | 'locale' | 'timesAsked'> & { conversation: ConversationKey };
