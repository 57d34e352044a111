import { timingSafeEqual } from 'node:crypto';
import type { ChannelName, ConversationKey, Locale } from '../../message.ts';
import type { Referral, ReferralRepository, SlipTexts } from '../../referrals/index.ts';
import {
  nextState,
  type ReferralStatus,
  type Seal,
  type TicketEvent,
  type Visit,
} from '../../tickets/index.ts';
import type { Database, Query } from './database.ts';
import { namedQueries } from './named.ts';
import file from './referrals.sql';
import { placeOf } from './sealing.ts';
import { type BigInteger, changeTicket } from './ticket-change.ts';

const sql = namedQueries(
  file,
  'ticket-of',
  'add',
  'set',
  'find',
  'of-ticket',
  'of-person',
  'due',
  'asked-consent',
  'asked-visit',
  'hush',
  'use-token',
);

/** Referrals in PostgreSQL. What is written on a slip is sealed before it gets there. */
export function sqlReferrals(database: Database, seal: Seal): ReferralRepository {
  const happens = (query: Query, ticket: string, at: number, event: TicketEvent, once?: string) =>
    changeTicket(
      query,
      seal,
      ticket,
      (state) => ({ at, events: [event], state: nextState(state, event, at) }),
      once,
    );
  const tokenOf = ({ id, opened }: Pick<Row, 'id' | 'opened'>) =>
    `${id}.${seal.mark(`slip ${id} ${opened}`)}`;

  const referralOf = (row: Row): Referral => ({
    id: row.id,
    ticket: row.ticket,
    service: row.service,
    texts: JSON.parse(seal.open(row.texts, placeOf.referral(row.id))) as SlipTexts,
    askedAt: Number(row.asked_at),
    locale: row.locale,
    channel: row.channel,
    status: row.status,
    agreedAt: row.agreed_at === null ? null : Number(row.agreed_at),
    visit: row.visit,
    timesAsked: row.times_asked,
    slipToken: tokenOf(row),
  });

  async function list(query: string, values: unknown[]): Promise<Referral[]> {
    return (await database.query<Row>(query, values)).map(referralOf);
  }

  return {
    ask: ({ id, ticket, service, texts, askedAt, by }) =>
      database.transaction(async (query) => {
        const event = { type: 'referral', referral: id, service, status: 'asked', by } as const;
        const outcome = await happens(query, ticket, askedAt, event, id);
        if (outcome !== 'changed') return outcome;
        const sealed = seal.close(JSON.stringify(texts), placeOf.referral(id));
        await query(sql.add, [id, ticket, service, sealed, askedAt]);
        return outcome;
      }),

    change: (id, decide, once) =>
      database.transaction(async (query) => {
        const [found] = await query<{ ticket: string }>(sql['ticket-of'], [id]);
        if (!found) return 'unknown';
        const [ticket] = await query('select 1 from tickets where reference = $1 for update', [found.ticket]);
        const [row] = await query<Row>(sql.find, [id]);
        if (!ticket || !row) return 'unknown';
        const step = decide(referralOf(row));
        if (!step) return 'unchanged';
        const outcome = await happens(query, row.ticket, step.at, step.event, once);
        if (outcome !== 'changed') return outcome;
        const { event, agreedAt = row.agreed_at, visit = row.visit } = step;
        const question = step.visitQuestionAt === undefined ? row.visit_question_at : step.visitQuestionAt;
        const status = event.type === 'referral' ? event.status : row.status;
        await query(sql.set, [id, status, agreedAt, question, visit]);
        return outcome;
      }),

    async find(id) {
      const [referral] = await list(sql.find, [id]);
      return referral;
    },
    ofTicket: (reference) => list(sql['of-ticket'], [reference]),
    ofPerson: (conversation) => list(sql['of-person'], [seal.marks(conversation)]),

    async due(now) {
      const rows = await database.query<DueRow>(sql.due, [now]);
      return rows.map(({ id, ticket, consent, asked_at, times_asked, locale, channel, conversation }) => ({
        referral: id,
        about: consent ? 'consent' : 'visit',
        askedAt: Number(asked_at),
        timesAsked: times_asked,
        locale,
        channel,
        conversation: seal.open(conversation, placeOf.conversation(ticket)) as ConversationKey,
      }));
    },

    async asked({ referral, about }) {
      await database.query(sql[`asked-${about}`], [referral]);
    },

    async hush(conversation) {
      await database.query(sql.hush, [seal.marks(conversation)]);
    },

    async useSlipToken(id, token) {
      const [row] = await database.query<Row>(sql.find, [id]);
      if (!row || !isSame(token, tokenOf(row))) return false;
      return (await database.query(sql['use-token'], [id, row.opened])).length > 0;
    },
  };
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

type Row = {
  id: string;
  ticket: string;
  service: string;
  texts: string;
  status: ReferralStatus;
  asked_at: BigInteger;
  agreed_at: BigInteger | null;
  visit_question_at: BigInteger | null;
  visit: Visit | null;
  times_asked: number;
  opened: number;
  locale: Locale;
  channel: ChannelName;
};

type DueRow = {
  id: string;
  ticket: string;
  consent: boolean;
  asked_at: BigInteger;
  times_asked: number;
  locale: Locale;
  channel: ChannelName;
  conversation: string;
};
