import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Desk, openDesk, type Seat } from '../support/desk.ts';
import { aTicket } from '../support/office.ts';

const MINUTE = 60_000;

let desk: Desk;
let supervisor: Seat;
let me: Seat;
beforeAll(async () => {
  desk = await openDesk();
  supervisor = await desk.seat('supervisor');
  me = await desk.seat('counsellor');
});
afterAll(() => desk.close());

const sheet = async () => (await desk.call(supervisor, 'GET', '/supervision')).json();
const sample = () => desk.call(supervisor, 'POST', '/supervision/sample', {});

async function openTicket(details: Parameters<typeof aTicket>[0] = {}): Promise<string> {
  const ticket = aTicket({ openedAt: desk.clock.now(), ...details });
  await desk.tickets.openTicket(ticket, ticket.reference);
  return ticket.reference;
}

test('a desk with nothing to do shows its team and no times', async () => {
  expect(await sheet()).toEqual({
    waiting: { count: 0, median: null, longest: null, kept: 0 },
    urgentAnswers: { count: 0, median: null, longest: null, kept: 0 },
    otherAnswers: { count: 0, median: null, longest: null, kept: 0 },
    atRisk: [],
    nobodys: { open: 0, waiting: 0, urgent: 0 },
    load: [
      { login: 'counsellor', name: 'The counsellor', here: true, open: 0, waiting: 0, urgent: 0 },
      { login: 'supervisor', name: 'The supervisor', here: true, open: 0, waiting: 0, urgent: 0 },
    ],
  });
});

test('who has how much, how long people wait, and who waits too long', async () => {
  const mine = await openTicket();
  await desk.tickets.assign(mine, me.id, me.id);
  const danger = await openTicket({ urgent: 'stranded' });
  desk.clock.advance(9 * MINUTE);
  expect((await sheet()).atRisk).toEqual([]);
  desk.clock.advance(MINUTE);
  const soon = await sheet();
  expect(soon.atRisk).toMatchObject([
    { reference: danger, urgent: true, assignee: null, waited: 10 * MINUTE, standing: 'soon' },
  ]);
  expect(soon.waiting).toEqual({ count: 2, median: 10 * MINUTE, longest: 10 * MINUTE, kept: 2 });
  expect(soon.nobodys).toEqual({ open: 1, waiting: 1, urgent: 1 });
  expect(soon.load[0]).toMatchObject({ login: 'counsellor', open: 1, waiting: 1, urgent: 0 });
  desk.clock.advance(10 * MINUTE);
  expect((await sheet()).atRisk).toMatchObject([{ reference: danger, standing: 'missed' }]);

  await desk.call(me, 'POST', `/tickets/${danger}/messages`, { id: randomUUID(), text: 'Ku jeni?' });
  await desk.call(me, 'POST', `/tickets/${mine}/messages`, { id: randomUUID(), text: 'Mirëdita' });
  const answered = await sheet();
  expect(answered.atRisk).toEqual([]);
  expect(answered.waiting.count).toBe(0);
  expect(answered.urgentAnswers).toEqual({
    count: 1,
    median: 20 * MINUTE,
    longest: 20 * MINUTE,
    kept: 0,
  });
  expect(answered.otherAnswers).toMatchObject({ count: 1, kept: 1 });
});

test('the targets are the centre’s own', async () => {
  const administrator = await desk.seat('administrator');
  const { hours } = (await desk.call(administrator, 'GET', '/centre')).json();
  const targets = { urgentMinutes: 2, otherMinutes: 60 };
  await desk.call(administrator, 'PUT', '/centre', { hours, targets });
  const danger = await openTicket({ urgent: 'threat' });
  desk.clock.advance(3 * MINUTE);
  expect((await sheet()).atRisk).toMatchObject([
    { reference: danger, target: 2 * MINUTE, standing: 'missed' },
  ]);
  const refused = await desk.call(administrator, 'PUT', '/centre', {
    hours,
    targets: { urgentMinutes: 0, otherMinutes: 60 },
  });
  expect(refused.statusCode).toBe(400);
});

test('who is away or switched off is not here, and what they have is still seen', async () => {
  const administrator = await desk.signIn('administrator');
  await desk.seat('counsellor', 'gone');
  const [gone] = await desk.database.query<{ id: string }>("select id from counsellors where login = 'gone'");
  const theirs = await openTicket();
  await desk.tickets.assign(theirs, gone?.id ?? '', gone?.id ?? '');
  await desk.call(administrator, 'POST', '/team/gone/deactivate', {});
  await desk.call(administrator, 'POST', '/team/counsellor/absence', {
    absence: { from: '2026-11-01', until: '2026-12-31' },
  });
  const here = (await sheet()).load.map((one: { login: string; here: boolean; open: number }) => [
    one.login,
    one.here,
    one.open,
  ]);
  expect(here).toEqual(
    expect.arrayContaining([
      ['gone', false, 1],
      ['counsellor', false, expect.any(Number)],
      ['supervisor', true, 0],
    ]),
  );
});

test('a closed case is drawn once for reading, opens at once though it is sensitive, and the record says why', async () => {
  const open = await sample();
  expect([open.statusCode, open.json().error]).toEqual([404, 'nothing-to-sample']);
  const closed = await openTicket({ urgent: 'violence' });
  await desk.tickets.assign(closed, me.id, me.id);
  const told = desk.handOvers(1);
  await desk.tickets.close(closed, me.id, randomUUID());
  await told;
  const drawn = await sample();
  expect(drawn.json()).toEqual({ reference: closed });
  expect((await desk.call(supervisor, 'GET', `/tickets/${closed}`)).statusCode).toBe(200);
  const [entry] = await desk.database.query(
    'select counsellor, action, reason from audit where subject = $1 and reason is not null',
    [closed],
  );
  expect(entry).toEqual({
    counsellor: supervisor.id,
    action: 'ticket-opened-with-reason',
    reason: 'quality',
  });
  expect((await sample()).statusCode).toBe(404);
});
