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
  type FailureReason,
  newTicketState,
  type QueueCounts,
  type QueueFilter,
  type QueueLine,
  type QueueView,
  type RecordedEvent,
  type Seal,
  type ThreadMessage,
  type Ticket,
  type TicketRepository,
  type TicketState,
  type TicketSummary,
  topicOfArticles,
} from '../../tickets/index.ts';
import type { UrgentKind } from '../../understanding/index.ts';
import type { Database, Query } from './database.ts';
import { namedQueries } from './named.ts';
import { placeOf, sealAnew } from './sealing.ts';
import { addEvents, type BigInteger, changeTicket, openDetails } from './ticket-change.ts';
import file from './tickets.sql';

const sql = namedQueries(
  file,
  'open',
  'list-open',
  'list-closed',
  'list-among',
  'versions',
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

    versions: (only, limit) => database.query(sql.versions, [limit, ...valuesOf(only)]),

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
