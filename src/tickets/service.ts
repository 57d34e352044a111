import { type ConversationKey, deskLanguageOf, type TurnId } from '../message.ts';
import type { UrgentKind } from '../understanding/index.ts';
import type { Alarm } from './alarm.ts';
import type { CentreSettings } from './centre.ts';
import type { Detail } from './details.ts';
import { dayOf } from './hours.ts';
import {
  type CounsellorId,
  nextState,
  type Outcome,
  type Satisfaction,
  type TicketEvent,
  TicketRefusal,
  type TicketState,
} from './lifecycle.ts';
import { LOCKED_FOR, MOST_TRIES } from './pin.ts';
import type {
  Clock,
  NewMessage,
  QueueCounts,
  QueueFilter,
  QueueView,
  Step,
  TicketRepository,
} from './ports.ts';
import { parseReference } from './reference.ts';
import { chooseCounsellor } from './routing.ts';
import { createSearch } from './search.ts';
import { standingOf } from './targets.ts';
import type { Delivery, FailureReason, NewTicket, QueueLine, Ticket, TicketSummary } from './ticket.ts';
import type { TicketTopic } from './topic.ts';
import { topicOfArticles } from './topic.ts';

/** What a person wrote to their counsellor; `urgent` when it shows danger. */
export type PersonMessage = {
  reference: string;
  text: string;
  urgent: UrgentKind | null;
  at: number;
  turnId: TurnId;
};

/** The tickets, for the bot on one side and the desk on the other. */
export interface Tickets {
  /** From a turn of the person. The same turn again changes nothing; a ticket that was erased stays so. */
  openTicket(ticket: NewTicket, turnId: TurnId): Promise<void>;
  addFromPerson(message: PersonMessage): Promise<void>;
  /** They sent a picture, a voice message or a file; nothing of it is kept. */
  noteFile(reference: string, at: number, turnId: TurnId): Promise<void>;
  withdraw(reference: string, at: number, turnId: TurnId): Promise<void>;
  /** The person was told that they have an answer until a moment. */
  promise(reference: string, until: number, at: number, turnId: TurnId): Promise<void>;
  /** Something that the person need not have told. */
  shareDetail(reference: string, detail: Detail, at: number, turnId: TurnId): Promise<void>;
  /** The talk goes on in another conversation of the person. */
  move(
    reference: string,
    to: Pick<NewTicket, 'conversation' | 'channel' | 'locale'>,
    at: number,
    turnId: TurnId,
  ): Promise<void>;
  /** Somebody says the number of a ticket; whether there is such a ticket shows only who knows it. */
  tryPin(reference: string, pin: string): Promise<PinTry>;
  rate(reference: string, satisfaction: Satisfaction, at: number, turnId: TurnId): Promise<void>;
  /** What the person wrote last, after the end, was not for the counsellor. */
  returnToBot(reference: string, at: number, turnId: TurnId): Promise<void>;
  /** All that is kept of a person's cases, for the person. */
  ofPerson(conversation: ConversationKey): Promise<Ticket[]>;
  /** Everything that is kept of a person goes, also in the middle of a talk. */
  erasePerson(conversation: ConversationKey): Promise<void>;

  /** From a counsellor. What is not possible is a TicketRefusal. Whoever writes first to a ticket nobody has takes it. */
  list(view: QueueView, limit: number): Promise<QueueLine[]>;
  /**
   * The tickets that are meant by a reference, as it may be dictated, or in which all of the words were written, in whatever
   * spelling.
   */
  search(text: string, view: { counsellor: CounsellorId; only?: QueueFilter }): Promise<QueueLine[]>;
  /** Makes the next search fast; what was erased is searched no more and forgotten now. */
  readTexts(): Promise<void>;
  /** The counsellor has seen what was said up to this message. */
  markSeen(reference: string, counsellor: CounsellorId, upTo: number): Promise<void>;
  count(counsellor: CounsellorId): Promise<QueueCounts>;
  read(reference: string): Promise<Ticket>;
  /** `id` is the writer's name for the message in this ticket: the same id again sends nothing twice. */
  reply(reference: string, message: Answer, by: CounsellorId): Promise<void>;
  /** Sends a message again that did not arrive. */
  sendAgain(reference: string, message: number, by: CounsellorId, id: string): Promise<void>;
  /** For colleagues, whoever has the ticket and whether it is closed or not. */
  note(reference: string, note: Note, by: CounsellorId): Promise<void>;
  /** With a note it is handed over: the colleague finds it as one that mentions them. */
  assign(reference: string, to: CounsellorId, by: CounsellorId, note?: Omit<Note, 'mentions'>): Promise<void>;
  setTopic(reference: string, topic: TicketTopic, by: CounsellorId): Promise<void>;
  /** Closes a ticket that goes on in another one of the same person; what they write to it arrives there. */
  merge(duplicate: string, into: string, by: CounsellorId): Promise<void>;
  /** The person is told and asked whether it helped; what they write in the next days reopens it. */
  resolve(reference: string, outcome: Outcome, by: CounsellorId, id: string): Promise<void>;
  /** The talk ends at once. */
  close(reference: string, by: CounsellorId, id: string): Promise<void>;
  /** What those have who are away beyond today, or whose account is switched off, is nobody's again. */
  returnCases(): Promise<void>;
  /** Tells the desk of every ticket that is about to miss its target, once for each wait. */
  warnOfTargets(settings: CentreSettings): Promise<void>;
  /** Tells people whom nobody answered in the promised time, once. */
  tellLate(): Promise<void>;
  /** Closes what was resolved before a moment and has been silent since. */
  closeSilent(resolvedBefore: number): Promise<void>;

  /** The outbox reports what became of one of its entries (`<turn id>#<number>`). Entries of other turns are none of ours. */
  noteDelivery(entryId: string, delivery: Delivery, reason?: FailureReason): Promise<void>;
}

/** `seen`: the last message the writer saw, when that matters; what a colleague answered after it refuses the message. */
export type Answer = { id: string; text: string; seen?: number | undefined };

export type Note = { id: string; text: string; mentions: readonly CounsellorId[] };

/** How many tickets a search finds. */
const FOUND_LIMIT = 50;

export type PinTry = { is: 'wrong' } | { is: 'locked' } | { is: 'right'; ticket: TicketSummary };

export function createTickets(parts: {
  repository: TicketRepository;
  clock: Clock;
  /** Tells who watches that a ticket has changed, and what everybody must hear of it. */
  announce: (reference: string, alarm?: Alarm) => void;
  isPin: (reference: string, pin: string) => boolean;
  /** Tells the relay that something waits for it. */
  wakeRelay: () => void;
}): Tickets {
  const { repository, clock, announce, wakeRelay, isPin } = parts;
  const texts = createSearch(repository);

  /** A turn's effect on a ticket that is no longer there is no mistake: it was erased meanwhile. */
  async function byPerson(
    reference: string,
    turnId: TurnId | undefined,
    decide: (state: TicketState) => Step,
    alarm?: Alarm,
  ) {
    const survivor = await repository.survivorOf(reference);
    const outcome = await repository.change(survivor, decide, turnId);
    if (outcome === 'changed') announce(survivor, alarm);
  }

  async function byCounsellor(reference: string, decide: Decide, once?: string) {
    const outcome = await repository.change(reference, decide, once);
    if (outcome === 'unknown') throw new TicketRefusal('ticket-unknown');
    if (outcome === 'changed') announce(reference);
  }

  /** A counsellor may have taken it already; then it stays theirs. */
  async function route({ reference, locale, articles, openedAt }: NewTicket, turnId: TurnId) {
    const wanted = { language: deskLanguageOf(locale), topic: topicOfArticles(articles) };
    const to = chooseCounsellor(wanted, await repository.candidates(), dayOf(openedAt));
    if (to === undefined) return;
    const decide: Decide = (state) =>
      step(state, state.assignee === null ? [{ type: 'ticket-routed', to }] : [], openedAt);
    await repository.change(reference, decide, `${turnId}:route`);
  }

  /** The person is told by a notice of the same name. */
  async function endBy(
    reference: string,
    event: Extract<TicketEvent, { type: 'ticket-resolved' | 'ticket-closed' }>,
    turnId: TurnId,
  ) {
    const message: NewMessage = { from: 'notice', turnId, notice: { type: event.type } };
    const decide = (state: TicketState) =>
      step(state, [...takenBy(state, event.by), event], clock.now(), message);
    await byCounsellor(reference, decide, turnId);
    wakeRelay();
  }

  return {
    async openTicket(ticket, turnId) {
      await repository.open(ticket, turnId);
      await route(ticket, turnId);
      announce(ticket.reference, ticket.urgent === null ? undefined : 'urgent');
    },
    addFromPerson: ({ reference, text, urgent, at, turnId }) =>
      byPerson(
        reference,
        turnId,
        (state) => step(state, [{ type: 'person-wrote', urgent }], at, { from: 'person', turnId, text }),
        urgent === null ? undefined : 'urgent',
      ),
    noteFile: (reference, at, turnId) =>
      byPerson(reference, turnId, (state) => step(state, [{ type: 'person-sent-file' }], at)),
    withdraw: (reference, at, turnId) =>
      byPerson(reference, turnId, (state) => step(state, [{ type: 'ticket-withdrawn' }], at)),
    promise: (reference, until, at, turnId) =>
      byPerson(reference, `${turnId}:promise`, (state) =>
        step(state, [{ type: 'answer-promised', until }], at),
      ),
    shareDetail: (reference, detail, at, turnId) =>
      byPerson(reference, turnId, (state) => ({
        ...step(state, [sharedEvent(detail)], at),
        detail,
      })),
    async move(reference, to, at, turnId) {
      const survivor = await repository.survivorOf(reference);
      if (await repository.move(survivor, to, at, turnId)) announce(survivor);
      wakeRelay();
    },
    async tryPin(reference, pin) {
      const limit = { most: MOST_TRIES, lockedFor: LOCKED_FOR };
      const tries = await repository.countPinTry(reference, clock.now(), limit);
      if (tries > MOST_TRIES) return { is: 'locked' };
      const ticket = isPin(reference, pin) ? await repository.read(reference) : undefined;
      if (!ticket) return { is: 'wrong' };
      await repository.forgetPinTries(reference);
      return { is: 'right', ticket };
    },
    rate: (reference, satisfaction, at, turnId) =>
      byPerson(reference, turnId, (state) => step(state, [{ type: 'person-rated', satisfaction }], at)),
    returnToBot: (reference, at, turnId) =>
      byPerson(reference, turnId, (state) => step(state, [{ type: 'person-asked-bot' }], at)),
    async erasePerson(conversation) {
      for (const reference of await repository.erasePerson(conversation)) {
        texts.forget(reference);
        announce(reference);
      }
    },

    ofPerson: (conversation) => repository.ofPerson(conversation),

    list: (view, limit) => repository.list(view, limit),
    async search(text, { counsellor, only = {} }) {
      const reference = parseReference(text);
      const among = reference ? [reference] : await texts.find(text, only, FOUND_LIMIT);
      return repository.list({ show: { among }, counsellor }, FOUND_LIMIT);
    },
    readTexts: () => texts.readAgain(),
    markSeen: (reference, counsellor, upTo) => repository.markSeen(reference, counsellor, upTo),
    count: (counsellor) => repository.count(counsellor),
    async read(reference) {
      const ticket = await repository.read(reference);
      if (!ticket) throw new TicketRefusal('ticket-unknown');
      return ticket;
    },
    async reply(reference, { id, text, seen }, by) {
      const message: NewMessage = { from: 'counsellor', turnId: deskTurn(reference, id), by, text };
      const decide: Decide = (state, lastAnswer) => {
        const next = step(
          state,
          [...takenBy(state, by), { type: 'counsellor-wrote', by }],
          clock.now(),
          message,
        );
        if (seen !== undefined && lastAnswer && lastAnswer.by !== by && lastAnswer.id > seen)
          throw new TicketRefusal('answered-meanwhile');
        return next;
      };
      await byCounsellor(reference, decide, message.turnId);
      wakeRelay();
    },
    async sendAgain(reference, message, by, id) {
      const turnId = deskTurn(reference, id);
      const decide: Decide = (state) => ({
        ...step(state, [{ type: 'sent-again', by }], clock.now()),
        again: { message, turnId },
      });
      await byCounsellor(reference, decide, turnId);
      wakeRelay();
    },
    note(reference, { id, text, mentions }, by) {
      const message = noteBy(by, reference, { id, text, mentions });
      return byCounsellor(
        reference,
        (state) => step(state, [{ type: 'noted', by }], clock.now(), message),
        message.turnId,
      );
    },
    assign(reference, to, by, note) {
      const message = note && noteBy(by, reference, { ...note, mentions: [to] });
      const event = { type: 'ticket-assigned', to, by } as const;
      return byCounsellor(reference, (state) => step(state, [event], clock.now(), message), message?.turnId);
    },
    setTopic: (reference, topic, by) =>
      byCounsellor(reference, (state) => step(state, [{ type: 'topic-set', topic, by }], clock.now())),
    async merge(duplicate, into, by) {
      const outcome = await repository.merge(
        {
          reference: duplicate,
          decide: (state) => step(state, [{ type: 'merged-into', ticket: into, by }], clock.now()),
        },
        {
          reference: into,
          decide: (state) => step(state, [{ type: 'merged-from', ticket: duplicate, by }], clock.now()),
        },
      );
      if (outcome === 'unknown') throw new TicketRefusal('ticket-unknown');
      if (outcome === 'not-the-same-person') throw new TicketRefusal(outcome);
      announce(duplicate);
      announce(into);
    },
    resolve: (reference, outcome, by, id) =>
      endBy(reference, { type: 'ticket-resolved', by, outcome }, deskTurn(reference, id)),
    close: (reference, by, id) => endBy(reference, { type: 'ticket-closed', by }, deskTurn(reference, id)),
    async returnCases() {
      const at = clock.now();
      for (const { reference, assignee } of await repository.ofAway(dayOf(at))) {
        const decide: Decide = (state) =>
          step(state, state.assignee === assignee ? [{ type: 'ticket-returned', from: assignee }] : [], at);
        if ((await repository.change(reference, decide)) === 'changed') announce(reference, 'returned');
      }
    },
    async warnOfTargets(settings) {
      const now = clock.now();
      for (const { reference, urgent, waitingSince } of await repository.unwarned()) {
        if (standingOf(waitingSince, urgent, settings, now).standing === 'kept') continue;
        if (await repository.warn(reference, waitingSince)) announce(reference, 'due');
      }
    },
    async tellLate() {
      const now = clock.now();
      for (const reference of await repository.promisesBrokenBefore(now)) {
        await byPerson(reference, undefined, (state) => breakPromise(reference, state, now));
      }
      wakeRelay();
    },
    async closeSilent(resolvedBefore) {
      for (const reference of await repository.resolvedBefore(resolvedBefore)) {
        await byPerson(reference, undefined, (state) => lapse(state, resolvedBefore, clock.now()));
      }
    },

    async noteDelivery(entryId, delivery, reason) {
      if (!entryId.startsWith(DESK)) return;
      const turnId = entryId.slice(0, entryId.lastIndexOf('#'));
      const reference = await repository.setDelivery(turnId, delivery, reason ?? null);
      if (reference !== undefined) announce(reference);
    },
  };
}

/** What turns begin with that come from the desk. */
const DESK = 'desk:';

function deskTurn(reference: string, id: string): TurnId {
  return `${DESK}${reference}:${id}`;
}

type Decide = Parameters<TicketRepository['change']>[1];

function noteBy(by: CounsellorId, reference: string, { id, text, mentions }: Note): NewMessage {
  return { from: 'note', turnId: deskTurn(reference, id), by, text, mentions };
}

function takenBy(state: TicketState, by: CounsellorId): TicketEvent[] {
  return state.assignee === null ? [{ type: 'ticket-assigned', to: by, by }] : [];
}

function sharedEvent({ about, value }: Detail): TicketEvent {
  const event = { type: 'detail-shared', about } as const;
  return about === 'minor' ? { ...event, minor: value === 'yes' } : event;
}

/** It may have been kept, or another process may have told the person, since the list was made. */
function breakPromise(reference: string, state: TicketState, at: number): Step {
  const { promisedUntil } = state;
  if (promisedUntil === null || promisedUntil >= at) return step(state, [], at);
  const turnId = deskTurn(reference, `late-${promisedUntil}`);
  return step(state, [{ type: 'promise-broken' }], at, {
    from: 'notice',
    turnId,
    notice: { type: 'answer-late' },
  });
}

/** The person may have written since the list was made. */
function lapse(state: TicketState, resolvedBefore: number, at: number): Step {
  const isSilent = state.status === 'resolved' && state.waitingSince < resolvedBefore;
  return step(state, isSilent ? [{ type: 'ticket-lapsed' }] : [], at);
}

function step(state: TicketState, events: readonly TicketEvent[], at: number, message?: NewMessage): Step {
  const after = events.reduce((before, event) => nextState(before, event, at), state);
  return { at, events, state: after, ...(message && { message }) };
}
