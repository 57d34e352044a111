import type { ChannelName, ConversationKey, TurnId } from '../message.ts';
import {
  type Clock,
  type CounsellorId,
  makeReference,
  type ReferralStatus,
  TicketRefusal,
  type Visit,
} from '../tickets/index.ts';
import { canBecome, hasSlip, mustBecome, type NotedStatus } from './lifecycle.ts';
import type { ReferralRepository, ReferralStep } from './ports.ts';
import type { NewReferral, Referral } from './referral.ts';
import { visitQuestionAt } from './waking.ts';

/** What is counted of referrals, without anything personal. */
export type ReferralCount = { event: 'referral'; service: string; status: ReferralStatus };

/** Referrals of tickets to other services: for the desk, the bot and the page of a slip. */
export interface Referrals {
  /** From a counsellor. What is not possible is a TicketRefusal. `name` is the writer's: the same again asks nothing twice. */
  ask(wish: Omit<NewReferral, 'id' | 'askedAt'> & { name: string }): Promise<void>;
  note(ticket: string, id: string, status: NotedStatus, by: CounsellorId): Promise<void>;
  ofTicket(reference: string): Promise<Referral[]>;
  /** The referral of a ticket, if it has a slip. */
  withSlip(ticket: string, id: string): Promise<Referral>;

  /** From a turn of the person. The same turn again changes nothing, nor does what can no longer follow. */
  answer(id: string, answer: PersonsAnswer, at: number, turnId: TurnId): Promise<void>;
  noteVisit(id: string, visit: Visit, at: number, turnId: TurnId): Promise<void>;
  ofPerson(conversation: ConversationKey): Promise<Referral[]>;
  /** Nothing more is asked: a question would give the person away. */
  hush(conversation: ConversationKey): Promise<void>;

  /** Opens a slip with its token, which then is used up. */
  openSlip(token: string): Promise<Referral | undefined>;
}

export type PersonsAnswer = 'agreed' | 'refused' | 'withdrawn';

/** Who has not been there yet is asked once more. */
const MOST_ASKED = 2;

/** What the ids of referrals begin with. */
const REFERRAL = 'RF';

export function createReferrals(parts: {
  repository: ReferralRepository;
  clock: Clock;
  /** Days after which the person is asked whether they got there. */
  askAfterDays: number;
  /** Tells who watches that a ticket has changed. */
  announce: (ticket: string) => void;
  /** Tells the questioner that there is something to ask. */
  wakeQuestioner: () => void;
  count: (what: ReferralCount, turnId: TurnId, at: number, channel: ChannelName) => Promise<void>;
}): Referrals {
  const { repository, clock, askAfterDays, announce, wakeQuestioner, count } = parts;

  async function change(
    id: string,
    decide: (referral: Referral) => ReferralStep | undefined,
    once?: TurnId,
  ): Promise<Referral> {
    const outcome = await repository.change(id, decide, once);
    const referral = await repository.find(id);
    if (!referral) throw new TicketRefusal('referral-unknown');
    if (outcome === 'changed') announce(referral.ticket);
    return referral;
  }

  async function ofTicketOnly(ticket: string, id: string): Promise<Referral> {
    const referral = await repository.find(id);
    if (referral?.ticket !== ticket) throw new TicketRefusal('referral-unknown');
    return referral;
  }

  return {
    async ask({ name, ...wish }) {
      const id = makeReference(REFERRAL, `${wish.ticket} ${name}`);
      const outcome = await repository.ask({ ...wish, id, askedAt: clock.now() });
      if (outcome === 'unknown') throw new TicketRefusal('ticket-unknown');
      announce(wish.ticket);
      wakeQuestioner();
    },

    async note(ticket, id, status, by) {
      await ofTicketOnly(ticket, id);
      const at = clock.now();
      const { channel, service } = await change(id, (referral) => {
        mustBecome(referral.status, status);
        const event = { type: 'referral', referral: id, service: referral.service, status, by } as const;
        return { at, event, ...(!hasSlip(status) && { visitQuestionAt: null }) };
      });
      await count({ event: 'referral', service, status }, `desk:${id}:${status}`, at, channel);
    },

    ofTicket: (reference) => repository.ofTicket(reference),

    async withSlip(ticket, id) {
      const referral = await ofTicketOnly(ticket, id);
      if (!hasSlip(referral.status)) throw new TicketRefusal('referral-not-possible');
      return referral;
    },

    async answer(id, answer, at, turnId) {
      const decide = (referral: Referral): ReferralStep | undefined => {
        if (!canBecome(referral.status, answer)) return undefined;
        const event = {
          type: 'referral',
          referral: id,
          service: referral.service,
          status: answer,
        } as const;
        if (answer !== 'agreed') return { at, event, visitQuestionAt: null };
        return { at, event, agreedAt: at, visitQuestionAt: visitQuestionAt(at, askAfterDays) };
      };
      await byPerson(id, decide, turnId);
    },

    async noteVisit(id, visit, at, turnId) {
      const decide = ({ status, service, visit: before, timesAsked }: Referral): ReferralStep | undefined => {
        if (!hasSlip(status) || visit === before) return undefined;
        const isLast = visit === 'not-yet' && timesAsked >= MOST_ASKED;
        const event = { type: 'referral-visit', referral: id, service, visit } as const;
        const asksAgain = visit === 'not-yet' && !isLast;
        return {
          at,
          event: isLast ? { ...event, isLast } : event,
          visit,
          visitQuestionAt: asksAgain ? visitQuestionAt(at, askAfterDays) : null,
        };
      };
      await byPerson(id, decide, turnId);
    },

    ofPerson: (conversation) => repository.ofPerson(conversation),
    hush: (conversation) => repository.hush(conversation),

    async openSlip(token) {
      const [id = ''] = token.split('.');
      const referral = await repository.find(id);
      if (!referral || !hasSlip(referral.status)) return undefined;
      if (!(await repository.useSlipToken(id, token))) return undefined;
      return repository.find(id);
    },
  };

  /** A turn's effect on a referral that is no longer there is no mistake: it was erased meanwhile. */
  async function byPerson(
    id: string,
    decide: (referral: Referral) => ReferralStep | undefined,
    turnId: TurnId,
  ): Promise<void> {
    if ((await repository.change(id, decide, turnId)) !== 'changed') return;
    const referral = await repository.find(id);
    if (referral) announce(referral.ticket);
  }
}
