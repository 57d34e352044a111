import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { ConversationKey } from '../../src/message.ts';
import { type Desk, openDesk, type Seat } from '../support/desk.ts';
import { openTicket as openTicketAt } from '../support/office.ts';

const DAY = 24 * 60 * 60_000;

let desk: Desk;
let supervisor: Seat;
let me: Seat;
beforeAll(async () => {
  desk = await openDesk();
  supervisor = await desk.seat('supervisor');
  me = await desk.seat('counsellor');
});
afterAll(() => desk.close());

let people = 0;
let person: ConversationKey;
beforeEach(() => {
  people += 1;
  person = `telegram:${people}`;
});

const openTicket = () => openTicketAt(desk, { conversation: person, openedAt: desk.clock.now() });
const block = (reference: string, reason = 'insults') =>
  desk.call(me, 'POST', `/tickets/${reference}/block`, { reason });
const listed = async (): Promise<{ id: string; ticket: string }[]> =>
  (await desk.call(supervisor, 'GET', '/blocks')).json().blocks;
const isBlocked = () => desk.blocks.until(person, desk.clock.now()) !== undefined;

test('who has the case blocks with a reason; all cases of the person are closed, and they are told once', async () => {
  const reference = await openTicket();
  const other = await openTicket();
  expect((await block(reference)).json().error).toBe('ticket-not-yours');
  expect(isBlocked()).toBe(false);
  await desk.tickets.assign(reference, me.id, me.id);
  expect((await block(reference, 'because I say so')).statusCode).toBe(400);
  const told = desk.handOvers(1);
  expect((await block(reference)).statusCode).toBe(204);
  await told;
  expect(isBlocked()).toBe(true);
  for (const one of [reference, other]) expect((await desk.tickets.read(one)).status).toBe('closed');
  expect(desk.delivered.filter(({ conversation }) => conversation === person)).toMatchObject([
    { event: { type: 'person-blocked', ticket: reference, until: desk.clock.now() + 30 * DAY } },
  ]);
  const [entry] = await desk.database.query(
    "select subject, counsellor, reason from audit where action = 'person-blocked'",
  );
  expect(entry).toEqual({ subject: reference, counsellor: me.id, reason: 'insults' });
  expect(JSON.stringify(await desk.database.query('select * from blocks'))).not.toContain(person);
});

test('a supervisor sees blocks and lifts them, and a counsellor does not', async () => {
  const reference = await openTicket();
  await desk.tickets.assign(reference, me.id, me.id);
  await block(reference, 'spam');
  const one = (await listed()).find(({ ticket }) => ticket === reference);
  expect(one).toMatchObject({ reason: 'spam', by: 'The counsellor' });
  const lift = (seat: Seat) => desk.call(seat, 'POST', `/blocks/${one?.id}/lift`, {});
  expect((await lift(me)).json().error).toBe('not-allowed');
  expect((await lift(supervisor)).statusCode).toBe(204);
  expect(isBlocked()).toBe(false);
  expect((await lift(supervisor)).json().error).toBe('block-unknown');
  expect((await desk.audit()).at(-1)).toMatchObject({ action: 'block-lifted', subject: reference });
});

test('a block outlives the case and the person’s wish to be forgotten, and is gone when it ends', async () => {
  const reference = await openTicket();
  await desk.tickets.assign(reference, me.id, me.id);
  await block(reference);
  await desk.tickets.erasePerson(person);
  await desk.blocks.readAgain();
  expect(isBlocked()).toBe(true);
  desk.clock.advance(30 * DAY);
  expect(isBlocked()).toBe(false);
  await desk.blocks.readAgain();
  expect(await desk.database.query('select id from blocks')).toEqual([]);
});
