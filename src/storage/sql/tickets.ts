import {
  type ChannelName,
  type ConversationKey,
  channelOf,
  type Locale,
  type TicketNotice,
} from '../../message.ts';
import {
  type Candidate,
  type Delivery,
  type Detail,
  type Details,
  type FailureReason,
  type NewMessage,
  newTicketState,
  type QueueCounts,
  type QueueFilter,
  type QueueLine,
  type QueueView,
  type RecordedEvent,
  type Seal,
  type ThreadMessage,
  type Ticket,
  type TicketEvent,
  type TicketRepository,
  type TicketState,
  type TicketSummary,
  topicOfArticles,
} from '../../tickets/index.ts';
import type { UrgentKind } from '../../understanding/index.ts';
import type { Database, Query } from './database.ts';
import { namedQueries } from './named.ts';
import { placeOf, sealAnew } from './sealing.ts';
import file from './tickets.sql';

const sql = namedQueries(
  file,
  'open',
  'lock',
  'last-answer',
  'happened',
  'add-event',
  'set-state',
  'details',
  'set-details',
  'add-message',
  'add-mentions',
  'send-again',
  'withdraw-referrals',
  'with-merged',
  'forget-words',
  'list-open',
  'list-closed',
  'list-among',
  'extents',
  'texts',
  'mark-seen',
  'forget-mentions',
  'count',
  'read',
  'duplicates',
  'survivor',
  'one-person',
  'merge',
  'thread',
  'history',
  'conversation',
  'move',
  'tell-moved',
  'of-away',
  'unwarned',
  'warn',
  'candidates',
  'count-pin-try',
  'forget-pin-tries',
  'expire-pin-tries',
  'promises-broken-before',
  'resolved-before',
  'unrelayed',
  'is-unrelayed',
  'mark-relayed',
  'set-delivery',
  'erase-closed',
  'erase-closed-before',
  'of-person',
  'erase-person',
);

/** Tickets in PostgreSQL. What people wrote, and who they are on their channel, is sealed before it gets there. */
export function sqlTickets(database: Database, seal: Seal): TicketRepository {
  async function read(reference: string): Promise<Ticket | undefined> {
    const [row] = await database.query<TicketRow>(sql.read, [reference]);
    if (!row) return undefined;
    const thread = await database.query<ThreadRow>(sql.thread, [reference]);
    const history = await database.query<RecordedEvent>(sql.history, [reference]);
    const duplicates = await database.query<{ reference: string }>(sql.duplicates, [reference]);
    return {
      ...summaryOf(row),
      question: seal.open(row.question, placeOf.question(reference)),
      thread: thread.map((message) => messageOf(message, seal.open(message.text, placeOf.thread(reference)))),
      details: openDetails(seal, reference, row.details),
      duplicates: duplicates.map((other) => other.reference),
      history: history.map(({ at, event }) => ({ at: Number(at), event })),
    };
  }

  return {
    async open(ticket, turnId) {
      const { reference, conversation, question, openedAt } = ticket;
      const topic = topicOfArticles(ticket.articles);
      const state = newTicketState(ticket.urgent, openedAt, topic);
      await database.transaction(async (query) => {
        const stored = await query(sql.open, [
          reference,
          turnId,
          seal.close(conversation, placeOf.conversation(reference)),
          seal.mark(conversation),
          ticket.channel,
          ticket.locale,
          openedAt,
          ticket.urgent,
          seal.close(question, placeOf.question(reference)),
          ticket.path,
          ticket.articles,
          ticket.contentVersion,
          state.status,
          state.assignee,
          state.waitingFor,
          state.waitingSince,
          state.topic,
        ]);
        if (stored.length === 0) return;
        await addEvents(query, reference, openedAt, [
          { type: 'ticket-opened', urgent: ticket.urgent, topic },
        ]);
      });
    },

    change: (reference, decide, once) =>
      database.transaction((query) => changeTicket(query, seal, reference, decide, once)),

    async survivorOf(reference) {
      const [row] = await database.query<{ reference: string }>(sql.survivor, [reference]);
      return row?.reference ?? reference;
    },

    merge: (duplicate, into) =>
      database.transaction(async (query) => {
        const both = [duplicate.reference, into.reference];
        const [found] = await query<{ tickets: number; people: number }>(sql['one-person'], [both]);
        if (found?.tickets !== 2) return 'unknown';
        if (found.people !== 1) return 'not-the-same-person';
        // Always in the same order, so that two who merge do not wait for each other.
        for (const { reference, decide } of [duplicate, into].sort(byReference)) {
          await changeTicket(query, seal, reference, decide);
        }
        await query(sql.merge, both);
        return 'merged';
      }),

    async list(view, limit) {
      const rows = await list(database.query, view, limit);
      return rows.map((row): QueueLine => ({ ...summaryOf(row), unread: row.unread }));
    },

    async extents(only, limit) {
      const rows = await database.query<{ reference: string; upTo: BigInteger }>(sql.extents, [
        limit,
        ...valuesOf(only),
      ]);
      return rows.map(({ reference, upTo }) => ({ reference, upTo: Number(upTo) }));
    },

    async texts(references) {
      const rows = await database.query<TextsRow>(sql.texts, [[...references]]);
      return rows.map(({ reference, question, thread }) => ({
        reference,
        texts: [
          seal.open(question, placeOf.question(reference)),
          ...thread.map((text) => seal.open(text, placeOf.thread(reference))),
        ],
      }));
    },

    async markSeen(reference, counsellor, upTo) {
      await database.query(sql['mark-seen'], [reference, counsellor, upTo]);
      await database.query(sql['forget-mentions'], [reference, counsellor, upTo]);
    },

    async count(counsellor) {
      const [counts] = await database.query<QueueCounts>(sql.count, [counsellor]);
      return counts ?? { urgent: 0, mine: 0, unassigned: 0, waiting: 0, all: 0 };
    },

    read,

    move: (reference, { conversation, channel, locale }, at, turnId) =>
      database.transaction(async (query) => {
        const place = placeOf.conversation(reference);
        const [row] = await query<{ conversation: string }>(sql.conversation, [reference]);
        if (!row || seal.open(row.conversation, place) === conversation) return false;
        const sealed = seal.close(conversation, place);
        await query(sql.move, [reference, sealed, seal.mark(conversation), channel, locale]);
        await query(sql['tell-moved'], [
          reference,
          `desk:${reference}:moved:${turnId}`,
          at,
          row.conversation,
        ]);
        await addEvents(query, reference, at, [{ type: 'ticket-moved' }], turnId);
        return true;
      }),

    ofAway: (day) => database.query(sql['of-away'], [day]),

    async unwarned() {
      const rows = await database.query<{ reference: string; urgent: boolean; waitingSince: BigInteger }>(
        sql.unwarned,
      );
      return rows.map((row) => ({ ...row, waitingSince: Number(row.waitingSince) }));
    },

    async warn(reference, waitingSince) {
      return (await database.query(sql.warn, [reference, waitingSince])).length > 0;
    },

    candidates: () => database.query<Candidate>(sql.candidates),

    async countPinTry(reference, at, { most, lockedFor }) {
      const [row] = await database.query<{ tries: number }>(sql['count-pin-try'], [
        reference,
        at,
        most,
        lockedFor,
      ]);
      return row?.tries ?? 0;
    },

    async forgetPinTries(reference) {
      await database.query(sql['forget-pin-tries'], [reference]);
    },

    async expirePinTries(before) {
      await database.query(sql['expire-pin-tries'], [before]);
    },

    async promisesBrokenBefore(moment) {
      const rows = await database.query<{ reference: string }>(sql['promises-broken-before'], [moment]);
      return rows.map((row) => row.reference);
    },

    async resolvedBefore(moment) {
      const rows = await database.query<{ reference: string }>(sql['resolved-before'], [moment]);
      return rows.map((row) => row.reference);
    },

    async unrelayed() {
      const rows = await database.query<OutgoingRow>(sql.unrelayed);
      return rows.map(({ ticket, turn_id, at, conversation: sealed, text, notice }) => {
        const conversation = seal.open(sealed, placeOf.conversation(ticket)) as ConversationKey;
        return {
          ticket,
          channel: channelOf(conversation),
          turnId: turn_id,
          at: Number(at),
          conversation,
          says: notice === null ? { text: seal.open(text, placeOf.thread(ticket)) } : { notice },
        };
      });
    },

    async isUnrelayed(turnId) {
      return (await database.query(sql['is-unrelayed'], [turnId])).length > 0;
    },

    async markRelayed(turnId) {
      await database.query(sql['mark-relayed'], [turnId]);
    },

    async setDelivery(turnId, delivery, reason) {
      const values = [turnId, delivery, reason];
      const [row] = await database.query<{ ticket: string }>(sql['set-delivery'], values);
      return row?.ticket;
    },

    async eraseClosed(reference) {
      return (await database.query(sql['erase-closed'], [reference])).length > 0;
    },

    async eraseClosedBefore(moment) {
      await database.query(sql['erase-closed-before'], [moment]);
    },

    sealAnew: () => sealAnew(database, seal),

    async ofPerson(conversation) {
      const rows = await database.query<{ reference: string }>(sql['of-person'], [seal.marks(conversation)]);
      const tickets = await Promise.all(rows.map((row) => read(row.reference)));
      return tickets.filter((ticket) => ticket !== undefined);
    },

    async erasePerson(conversation) {
      const marks = seal.marks(conversation);
      const rows = await database.query<{ reference: string }>(sql['erase-person'], [marks]);
      return rows.map((row) => row.reference);
    },
  };
}

/** The change of one ticket within a transaction; see TicketRepository. */
export async function changeTicket(
  query: Query,
  seal: Seal,
  reference: string,
  decide: Parameters<TicketRepository['change']>[1],
  once?: string,
): Promise<'changed' | 'repeated' | 'unknown'> {
  const [row] = await query<TicketState>(sql.lock, [reference]);
  if (!row) return 'unknown';
  if (once !== undefined && (await query(sql.happened, [reference, once])).length > 0) return 'repeated';
  const [answer] = await query<{ id: BigInteger; by: string }>(sql['last-answer'], [reference]);
  const lastAnswer = answer && { ...answer, id: Number(answer.id) };
  const step = decide(stateOf(row), lastAnswer);
  await addEvents(query, reference, step.at, step.events, once);
  const { status, assignee, urgent, waitingFor, waitingSince, topic, promisedUntil, minor } = step.state;
  await query(sql['set-state'], [
    reference,
    status,
    assignee,
    urgent,
    waitingFor,
    waitingSince,
    topic,
    promisedUntil,
    minor,
  ]);
  if (step.events.some((event) => event.type === 'ticket-withdrawn')) {
    await query(sql['withdraw-referrals'], [reference]);
    await forgetWords(query, seal, reference);
  }
  if (step.message) await addMessage(query, seal, reference, step.at, step.message);
  if (step.detail) await addDetail(query, seal, reference, step.detail);
  if (step.again) await query(sql['send-again'], [reference, step.again.message, step.again.turnId, step.at]);
  return 'changed';
}

/** Without consent nobody reads any more what the person told; that there was a case, and what happened to it, stays. */
async function forgetWords(query: Query, seal: Seal, reference: string): Promise<void> {
  for (const { reference: one } of await query<{ reference: string }>(sql['with-merged'], [reference])) {
    await query(sql['forget-words'], [one, seal.close('', placeOf.question(one))]);
  }
}

async function addMessage(
  query: Query,
  seal: Seal,
  reference: string,
  at: number,
  message: NewMessage,
): Promise<void> {
  const by = 'by' in message ? message.by : null;
  const text = message.from === 'notice' ? null : seal.close(message.text, placeOf.thread(reference));
  const notice = message.from === 'notice' ? JSON.stringify(message.notice) : null;
  const values = [reference, message.turnId, at, message.from, by, text, notice];
  const [row] = await query<{ id: BigInteger }>(sql['add-message'], values);
  if (message.from === 'note' && message.mentions.length > 0)
    await query(sql['add-mentions'], [message.mentions, reference, row?.id]);
}

async function addDetail(
  query: Query,
  seal: Seal,
  reference: string,
  { about, value }: Detail,
): Promise<void> {
  const [row] = await query<{ details: string | null }>(sql.details, [reference]);
  const details = JSON.stringify({ ...openDetails(seal, reference, row?.details ?? null), [about]: value });
  await query(sql['set-details'], [reference, seal.close(details, placeOf.details(reference))]);
}

function openDetails(seal: Seal, reference: string, sealed: string | null): Details {
  return sealed === null ? {} : (JSON.parse(seal.open(sealed, placeOf.details(reference))) as Details);
}

function stateOf(row: TicketState): TicketState {
  const { waitingSince, promisedUntil } = row;
  return {
    ...row,
    waitingSince: Number(waitingSince),
    promisedUntil: promisedUntil === null ? null : Number(promisedUntil),
  };
}

async function addEvents(
  query: Query,
  reference: string,
  at: number,
  events: readonly TicketEvent[],
  once?: string,
): Promise<void> {
  for (const event of events) {
    const name = event === events.at(-1) ? (once ?? null) : null;
    await query(sql['add-event'], [reference, at, JSON.stringify(event), name]);
  }
}

const byReference = (one: { reference: string }, other: { reference: string }): number =>
  one.reference < other.reference ? -1 : 1;

type QueueRow = TicketRow & { unread: number };

function list(query: Query, { show, counsellor, only = {} }: QueueView, limit: number): Promise<QueueRow[]> {
  if (typeof show === 'object') return query(sql['list-among'], [limit, counsellor ?? null, show.among]);
  if (show === 'closed') return query(sql['list-closed'], [limit, ...valuesOf(only)]);
  return query(sql['list-open'], [limit, counsellor ?? null, show, ...valuesOf(only)]);
}

function valuesOf({ language, channel, topic, urgent }: QueueFilter): (string | null)[] {
  return [language, channel, topic, urgent].map((value) => value ?? null);
}

type TextsRow = { reference: string; question: string; thread: string[] };

/** PostgreSQL hands big integers over as numbers or as text, whichever driver asks. */
type BigInteger = number | string;

type TicketRow = {
  reference: string;
  channel: ChannelName;
  locale: Locale;
  opened_at: BigInteger;
  urgent: UrgentKind | null;
  topic: TicketState['topic'];
  question: string;
  path: string[];
  articles: string[];
  content_version: string;
  status: TicketState['status'];
  assignee: string | null;
  waiting_for: TicketState['waitingFor'];
  waiting_since: BigInteger;
  promised_until: BigInteger | null;
  minor: boolean;
  details: string | null;
};

function summaryOf(row: TicketRow): TicketSummary {
  return {
    reference: row.reference,
    channel: row.channel,
    locale: row.locale,
    openedAt: Number(row.opened_at),
    urgent: row.urgent,
    topic: row.topic,
    path: row.path,
    articles: row.articles,
    contentVersion: row.content_version,
    status: row.status,
    assignee: row.assignee,
    waitingFor: row.waiting_for,
    waitingSince: Number(row.waiting_since),
    promisedUntil: row.promised_until === null ? null : Number(row.promised_until),
    minor: row.minor,
  };
}

type ThreadRow = {
  id: BigInteger;
  at: BigInteger;
  source: 'person' | 'counsellor' | 'note';
  counsellor: string | null;
  text: string;
  delivery: Delivery;
  reason: FailureReason | null;
};

function messageOf(row: ThreadRow, text: string): ThreadMessage {
  const message = { id: Number(row.id), at: Number(row.at), text };
  const by = row.counsellor ?? '';
  if (row.source === 'person') return { ...message, from: 'person' };
  if (row.source === 'note') return { ...message, from: 'note', by };
  return { ...message, from: 'counsellor', by, delivery: row.delivery, reason: row.reason };
}

type OutgoingRow = {
  ticket: string;
  turn_id: string;
  at: BigInteger;
  conversation: string;
} & ({ text: string; notice: null } | { text: null; notice: TicketNotice });
