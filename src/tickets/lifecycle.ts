import type { UrgentKind } from '../understanding/index.ts';
import type { DetailKind } from './details.ts';
import type { ReferralStatus, Visit } from './referral.ts';
import type { TicketTopic } from './topic.ts';

/** The id of a counsellor's account. */
export type CounsellorId = string;

/**
 * open: nobody has it · assigned: a counsellor has it and has not written yet · waiting: for the person or for us ·
 * resolved: the counsellor thinks it is done · closed: the talk has ended · reopened: the person wrote again after that.
 */
export type Status = 'open' | 'assigned' | 'waiting' | 'resolved' | 'closed' | 'reopened';

/** What came of a ticket, as the counsellor who resolves it says. */
export const OUTCOMES = ['informed', 'referred', 'no-answer', 'other'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What the person says when they are asked whether it helped. */
export const SATISFACTIONS = ['yes', 'partly', 'no'] as const;
export type Satisfaction = (typeof SATISFACTIONS)[number];

/** Milliseconds. What the person writes so soon after their ticket was resolved reopens it; after that it is closed. */
export const REOPENS_FOR = 7 * 24 * 60 * 60 * 1000;

/** What a ticket is at the moment: all of it follows from its history. */
export type TicketState = {
  status: Status;
  assignee: CounsellorId | null;
  /** The danger that the person is in, as their last message that showed one tells. */
  urgent: UrgentKind | null;
  topic: TicketTopic | null;
  /** Who has to act next; null when nobody has to. */
  waitingFor: 'us' | 'person' | null;
  /** Since when: the first message that was not answered. */
  waitingSince: number;
  /** Until when the person was told they would have an answer; null when nothing was promised, or it is settled. */
  promisedUntil: number | null;
  /** The person says that they are under 18. */
  minor: boolean;
};

/** One thing that happened to a ticket. The history is only ever added to. */
export type TicketEvent =
  /** Tickets from before topics came have none. */
  | { type: 'ticket-opened'; urgent: UrgentKind | null; topic?: TicketTopic | null }
  | { type: 'person-wrote'; urgent: UrgentKind | null }
  | { type: 'counsellor-wrote'; by: CounsellorId }
  | { type: 'ticket-assigned'; to: CounsellorId; by: CounsellorId }
  /** Whoever had it is away; nobody has it now. */
  | { type: 'ticket-returned'; from: CounsellorId }
  | { type: 'person-sent-file' }
  | { type: 'noted'; by: CounsellorId }
  /** A message that did not arrive is sent again. */
  | { type: 'sent-again'; by: CounsellorId }
  /** This ticket goes on in another one of the same person, and that one says so too. */
  | { type: 'merged-into'; ticket: string; by: CounsellorId }
  | { type: 'merged-from'; ticket: string; by: CounsellorId }
  | { type: 'topic-set'; topic: TicketTopic; by: CounsellorId }
  | { type: 'ticket-resolved'; by: CounsellorId; outcome: Outcome }
  /** The person goes on in another account. */
  | { type: 'ticket-moved' }
  /** Given to who speaks the language and has least in hand. */
  | { type: 'ticket-routed'; to: CounsellorId }
  /** What they shared lies sealed elsewhere. */
  | { type: 'detail-shared'; about: DetailKind; minor?: boolean }
  | { type: 'answer-promised'; until: number }
  /** Nobody answered until then, and the person is told. */
  | { type: 'promise-broken' }
  | { type: 'person-rated'; satisfaction: Satisfaction }
  /** What the person wrote after the end was meant for the bot. */
  | { type: 'person-asked-bot' }
  /** Resolved, and the person was silent for long enough. */
  | { type: 'ticket-lapsed' }
  | { type: 'ticket-closed'; by: CounsellorId }
  /** Counsellors take nothing from the person for a while; `elsewhere`: that was decided in another of their tickets. */
  | { type: 'person-blocked'; by: CounsellorId; elsewhere?: true }
  /** The person ended the talk or took back their consent. */
  | { type: 'ticket-withdrawn' }
  /** A referral to another service came to stand where `status` says; `by` is set when a counsellor noted it. */
  | { type: 'referral'; referral: string; service: string; status: ReferralStatus; by?: CounsellorId }
  /** What the person said when they were asked whether they got to a service; `isLast`: they are not asked again. */
  | { type: 'referral-visit'; referral: string; service: string; visit: Visit; isLast?: true };

export type RefusalReason =
  | 'ticket-unknown'
  | 'ticket-closed'
  | 'ticket-not-yours'
  | 'referral-unknown'
  | 'referral-not-possible'
  /** A colleague has answered what the writer had not seen yet. */
  | 'answered-meanwhile'
  | 'not-the-same-person';

/** What a counsellor asked for is not possible, as the ticket stands. Nothing was changed. */
export class TicketRefusal extends Error {
  readonly reason: RefusalReason;
  constructor(reason: RefusalReason) {
    super(reason);
    this.name = 'TicketRefusal';
    this.reason = reason;
  }
}

/** Where every history begins. */
export function newTicketState(
  urgent: UrgentKind | null,
  at: number,
  topic: TicketTopic | null = null,
): TicketState {
  return {
    status: 'open',
    assignee: null,
    urgent,
    topic,
    waitingFor: 'us',
    waitingSince: at,
    promisedUntil: null,
    minor: false,
  };
}

/** The state after an event. What a person does is always possible; a counsellor's step may be a TicketRefusal. */
export function nextState(state: TicketState, event: TicketEvent, at: number): TicketState {
  const after = afterEvent(state, event, at);
  return after.waitingFor === 'us' ? after : { ...after, promisedUntil: null };
}

function afterEvent(state: TicketState, event: TicketEvent, at: number): TicketState {
  switch (event.type) {
    case 'ticket-opened':
      return newTicketState(event.urgent, at, event.topic);
    case 'person-wrote':
      return afterPersonWrote({ ...state, urgent: event.urgent ?? state.urgent }, at);
    case 'counsellor-wrote':
      mustHaveIt(state, event.by);
      return { ...state, status: 'waiting', waitingFor: 'person', waitingSince: at };
    case 'ticket-assigned':
      mustNotBeClosed(state);
      return { ...state, status: afterAssigned[state.status], assignee: event.to };
    case 'ticket-returned':
      return { ...state, status: state.status === 'assigned' ? 'open' : state.status, assignee: null };
    case 'sent-again':
      mustHaveIt(state, event.by);
      return state;
    case 'merged-into':
      return { ...state, status: 'closed', waitingFor: null, waitingSince: at };
    case 'merged-from':
      mustNotBeClosed(state);
      return state;
    case 'person-sent-file':
    case 'noted':
      return state;
    case 'topic-set':
      return { ...state, topic: event.topic };
    case 'ticket-resolved':
      mustHaveIt(state, event.by);
      return { ...state, status: 'resolved', waitingFor: null, waitingSince: at };
    case 'ticket-routed':
      return state.status === 'open' ? { ...state, status: 'assigned', assignee: event.to } : state;
    case 'detail-shared':
      return { ...state, minor: event.minor ?? state.minor };
    case 'answer-promised':
      return { ...state, promisedUntil: event.until };
    case 'promise-broken':
      return { ...state, promisedUntil: null };
    case 'ticket-moved':
    case 'person-rated':
      return state;
    case 'person-asked-bot':
      if (state.status !== 'reopened') return state;
      return { ...state, status: 'resolved', waitingFor: null, waitingSince: at };
    case 'ticket-lapsed':
      if (state.status !== 'resolved') return state;
      return { ...state, status: 'closed', waitingFor: null, waitingSince: at };
    case 'person-blocked':
      if (!event.elsewhere) mustHaveIt(state, event.by);
      return { ...state, status: 'closed', waitingFor: null, waitingSince: at };
    case 'ticket-closed':
      mustHaveIt(state, event.by);
      return { ...state, status: 'closed', waitingFor: null, waitingSince: at };
    case 'referral':
      return afterReferral(state, event, at);
    case 'referral-visit':
      return event.visit === 'turned-away' ? afterPersonWrote(state, at) : state;
    case 'ticket-withdrawn':
      return { ...state, status: 'closed', waitingFor: null, waitingSince: at };
  }
}

const afterAssigned: Record<Status, Status> = {
  open: 'assigned',
  assigned: 'assigned',
  waiting: 'waiting',
  resolved: 'resolved',
  closed: 'closed',
  reopened: 'assigned',
};

function afterPersonWrote(state: TicketState, at: number): TicketState {
  if (state.waitingFor === 'us') return state;
  const status = state.status === 'waiting' ? 'waiting' : 'reopened';
  return { ...state, status, waitingFor: 'us', waitingSince: at };
}

/** A person is asked, and answers; what a counsellor notes of a service changes nothing for the person. */
function afterReferral(
  state: TicketState,
  { status, by }: Extract<TicketEvent, { type: 'referral' }>,
  at: number,
): TicketState {
  if (by === undefined) return afterPersonWrote(state, at);
  if (status !== 'asked') return state;
  mustHaveIt(state, by);
  return { ...state, status: 'waiting', waitingFor: 'person', waitingSince: at };
}

function mustNotBeClosed(state: TicketState): void {
  if (state.status === 'closed') throw new TicketRefusal('ticket-closed');
}

/** Two counsellors must not talk into one conversation: whoever wants to write takes the ticket first. */
function mustHaveIt(state: TicketState, counsellor: CounsellorId): void {
  mustNotBeClosed(state);
  if (state.assignee !== counsellor) throw new TicketRefusal('ticket-not-yours');
}
