import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newTicketState, nextState, type QueueFilter, type QueueView } from '../../src/tickets/index.ts';
import { aCounsellor, openOffice, openTicket } from '../support/office.ts';

let office: Awaited<ReturnType<typeof openOffice>>;
let me: string;

beforeAll(async () => {
  office = await openOffice();
  me = await aCounsellor(office.database);
});
afterAll(async () => {
  await office.relay.stop();
  await office.database.close();
});
beforeEach(() => office.database.query('delete from tickets'));

const say = (reference: string, text: string) =>
  office.tickets.reply(reference, { id: randomUUID(), text }, me);

const hear = (reference: string, text: string, at: number, turnId: string) =>
  office.tickets.addFromPerson({ reference, text, urgent: null, at, turnId });

describe('what lies in the database', () => {
  test('holds nothing that a person wrote, nor who they are', async () => {
    const reference = await openTicket(office, {
      conversation: 'telegram:98765',
      question: 'a question of mine',
    });
    await hear(reference, 'secret words', 1, 'telegram:500');
    await say(reference, 'answered words');
    const rows = await Promise.all(
      ['tickets', 'thread', 'ticket_events'].map((table) => office.database.query(`select * from ${table}`)),
    );
    const stored = JSON.stringify(rows);
    expect(stored).toContain(reference);
    expect(stored).not.toMatch(/98765|a question of mine|secret words|answered words/);
  });

  test('is a state that follows from the history', async () => {
    const reference = await openTicket(office);
    await say(reference, 'Mirëdita');
    await hear(reference, 'Po', 9, 'telegram:501');
    await office.tickets.close(reference, me, randomUUID());
    await hear(reference, 'Edhe një pyetje', 10, 'telegram:502');
    const { history, ...ticket } = await office.tickets.read(reference);
    const state = history.reduce(
      (before, { at, event }) => nextState(before, event, at),
      newTicketState(null, 0),
    );
    expect(state).toEqual({
      status: 'reopened',
      assignee: me,
      urgent: null,
      topic: 'work',
      waitingFor: 'us',
      waitingSince: 10,
      promisedUntil: null,
      minor: false,
    });
    expect(ticket).toMatchObject(state);
  });
});

test('a change of which a part fails leaves nothing behind', async () => {
  const [one, other] = [await openTicket(office), await openTicket(office)];
  const write = (reference: string) =>
    office.repository.change(reference, (state) => {
      const event = { type: 'ticket-assigned', to: me, by: me } as const;
      const message = { from: 'counsellor', turnId: 'desk:the-same', by: me, text: 'Po' } as const;
      return { at: 1, events: [event], state: nextState(state, event, 1), message };
    });
  await write(one);
  await expect(write(other)).rejects.toThrow();
  const ticket = await office.tickets.read(other);
  expect(ticket).toMatchObject({ status: 'open', assignee: null, thread: [] });
  expect(ticket.history).toHaveLength(1);
});

describe('the queue', () => {
  test('has the urgent first, then who waits for us, the longest wait first', async () => {
    const answered = await openTicket(office, { openedAt: 1 });
    const late = await openTicket(office, { openedAt: 30 });
    const early = await openTicket(office, { openedAt: 20 });
    const urgent = await openTicket(office, { openedAt: 40, urgent: 'violence' });
    await say(answered, 'Po');
    const list = await office.tickets.list({ show: 'all' }, 200);
    expect(list.map((ticket) => ticket.reference)).toEqual([urgent, early, late, answered]);
  });

  test('is divided into mine, those of nobody and the closed', async () => {
    const nobodys = await openTicket(office, { urgent: 'stranded' });
    const mine = await openTicket(office);
    const closed = await openTicket(office);
    await office.tickets.assign(mine, me, me);
    await office.tickets.close(closed, me, randomUUID());
    const references = async (view: Parameters<typeof office.tickets.list>[0]) =>
      (await office.tickets.list(view, 200)).map((ticket) => ticket.reference);
    expect(await references({ show: 'mine', counsellor: me })).toEqual([mine]);
    expect(await references({ show: 'unassigned' })).toEqual([nobodys]);
    expect(await references({ show: 'closed' })).toEqual([closed]);
    expect(await office.tickets.count(me)).toEqual({
      urgent: 1,
      mine: 1,
      unassigned: 1,
      waiting: 2,
      all: 2,
    });
  });

  test('is narrowed by danger, by who waits, and by language, channel and topic', async () => {
    const work = await openTicket(office, { locale: 'sr-Latn', channel: 'viber', openedAt: 1 });
    const visa = await openTicket(office, {
      locale: 'sr-Cyrl',
      articles: ['work-de-skilled', 'visa-ees'],
      openedAt: 2,
    });
    const urgent = await openTicket(office, { urgent: 'violence', articles: [], openedAt: 3 });
    await say(work, 'Dobar dan');
    const references = async (
      only: QueueFilter,
      show: QueueView['show'] = 'all',
      counsellor: string | undefined = undefined,
    ) =>
      (await office.tickets.list({ show, only, ...(counsellor && { counsellor }) }, 50)).map(
        (ticket) => ticket.reference,
      );
    expect(await references({}, 'urgent')).toEqual([urgent]);
    expect(await references({}, 'waiting')).toEqual([urgent, visa]);
    expect(await references({ language: 'sr' })).toEqual([visa, work]);
    expect(await references({ language: 'sr', channel: 'viber' })).toEqual([work]);
    expect(await references({ topic: 'visa' })).toEqual([visa]);
    expect(await references({ urgent: 'violence' })).toEqual([urgent]);
    expect(await references({ urgent: 'none' })).toEqual([visa, work]);
    expect(await references({ language: 'sr' }, 'mine', me)).toEqual([work]);
    await office.tickets.close(work, me, randomUUID());
    expect(await references({ language: 'sr' }, 'closed')).toEqual([work]);
    expect(await references({ language: 'en' }, 'closed')).toEqual([]);
  });

  test('tells each counsellor how much they have not seen', async () => {
    const reference = await openTicket(office);
    const other = await aCounsellor(office.database);
    await hear(reference, 'one', 1, 'telegram:601');
    await hear(reference, 'two', 2, 'telegram:602');
    const unread = async (counsellor: string) =>
      (await office.tickets.list({ show: 'all', counsellor }, 50)).map((ticket) => ticket.unread);
    const { thread } = await office.tickets.read(reference);
    const [first, second] = thread.map(({ id }) => id);
    await office.tickets.markSeen(reference, me, second ?? 0);
    // What arrives late takes nothing back.
    await office.tickets.markSeen(reference, me, first ?? 0);
    await office.tickets.markSeen(reference, other, first ?? 0);
    expect([await unread(me), await unread(other)]).toEqual([[0], [1]]);
    await office.tickets.markSeen('PR-GONE', me, 1);
  });

  test('is searched by reference and by words in any spelling, and the open come first', async () => {
    const closed = await openTicket(office, { question: 'Dua çertifikatë për Gjermani', openedAt: 1 });
    const open = await openTicket(office, { question: 'certifikatë', openedAt: 2 });
    await hear(open, 'Gjermani, jo Austri', 3, 'telegram:701');
    const cyrillic = await openTicket(office, { question: 'Где да добијем потврду?', openedAt: 4 });
    await office.tickets.close(closed, me, randomUUID());
    const found = async (text: string, only: QueueFilter = {}) =>
      (await office.tickets.search(text, { counsellor: me, only })).map(({ reference }) => reference);
    expect(await found('gjermani CERTIFIKATE')).toEqual([open, closed]);
    expect(await found('potvrdu')).toEqual([cyrillic]);
    expect(await found('gjermani', { topic: 'visa' })).toEqual([]);
    expect(await found('nothing like it')).toEqual([]);
    const dictated = closed.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
    expect(await found(dictated)).toEqual([closed]);
  });

  test('of 10,000 tickets opens without looking at all of them', async () => {
    await office.database.query(
      `insert into tickets (reference, turn_id, conversation, person, channel, locale, opened_at, urgent, question, path,
         articles, content_version, status, waiting_for, waiting_since)
       select 'PR-' || n, 'turn ' || n, '', '', 'telegram', 'sq', n, case when n % 50 = 0 then 'violence' end, '', '{}', '{}',
         'v1', 'open', case when n % 3 = 0 then 'us' else 'person' end, n
       from generate_series(1, 10000) as n`,
    );
    await office.database.query('analyze tickets');
    const begun = performance.now();
    const list = await office.tickets.list({ show: 'all' }, 200);
    const counts = await office.tickets.count(me);
    const milliseconds = performance.now() - begun;
    expect(list).toHaveLength(200);
    expect(counts).toMatchObject({ all: 10_000, urgent: 200 });
    const plan = await office.database.query<{ 'QUERY PLAN': string }>(
      `explain select * from tickets where status <> 'closed' and case 'all' when 'mine' then assignee = null else true end
       order by urgent is null, waiting_for is distinct from 'us', waiting_since limit 200`,
    );
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('tickets_queue');
    expect(milliseconds).toBeLessThan(300);
  });
});

describe('a new ticket', () => {
  const duties = (id: string, languages: string[], active = true) =>
    office.database.query('update counsellors set languages = $2, active = $3 where id = $1', [
      id,
      languages,
      active,
    ]);
  const assigneeOf = async (reference: string) => (await office.tickets.read(reference)).assignee;

  test('goes to who speaks the language and has least in hand, and to nobody when there is none', async () => {
    const [one, other] = [await aCounsellor(office.database), await aCounsellor(office.database)];
    await duties(one, ['sr']);
    await duties(other, ['sr']);
    const given = [];
    for (let count = 0; count < 4; count += 1)
      given.push(await assigneeOf(await openTicket(office, { locale: 'sr-Cyrl' })));
    expect(given.sort()).toEqual([one, one, other, other].sort());
    expect(await assigneeOf(await openTicket(office, { locale: 'en' }))).toBeNull();

    await duties(one, ['sr'], false);
    await office.database.query(
      "update counsellors set absent_from = '2026-11-01', absent_until = '2026-12-31' where id = $1",
      [other],
    );
    expect(await assigneeOf(await openTicket(office, { locale: 'sr-Latn' }))).toBeNull();
  });
});
