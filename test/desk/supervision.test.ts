import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type NewTicket, NO_HOURS, USUAL_TARGETS } from '../../src/tickets/index.ts';
import { type Desk, openDesk, type Seat } from '../support/desk.ts';
import { openTicket as openTicketAt } from '../support/office.ts';

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

const openTicket = (details?: Partial<NewTicket>) =>
  openTicketAt(desk, { openedAt: desk.clock.now(), ...details });

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

test('whoever is about to wait too long is marked in the queue, and everybody hears it once', async () => {
  const danger = await openTicket({ urgent: 'stranded' });
  const warn = () => desk.tickets.warnOfTargets({ hours: NO_HOURS, targets: USUAL_TARGETS });
  const inQueue = async () =>
    (await desk.call(me, 'GET', '/tickets?show=urgent'))
      .json()
      .tickets.find((line: { reference: string }) => line.reference === danger).standing;
  desk.clock.advance(9 * MINUTE);
  await warn();
  expect(await inQueue()).toBe('kept');
  desk.alarms.length = 0;
  desk.clock.advance(MINUTE);
  await Promise.all([warn(), warn()]);
  await warn();
  expect(desk.alarms).toEqual([['due', danger]]);
  expect(await inQueue()).toBe('soon');
  await desk.call(me, 'POST', `/tickets/${danger}/messages`, { id: randomUUID(), text: 'Ku jeni?' });
  expect(await inQueue()).toBeNull();
  const again = { reference: danger, text: 'Këtu', urgent: null, turnId: 'telegram:again' };
  await desk.tickets.addFromPerson({ ...again, at: desk.clock.now() });
  desk.clock.advance(20 * MINUTE);
  await warn();
  expect(desk.alarms).toEqual([
    ['due', danger],
    ['due', danger],
  ]);
  expect(await inQueue()).toBe('missed');
  await desk.tickets.reply(danger, { id: randomUUID(), text: 'Po vijmë' }, me.id);
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

test('what somebody had who is away beyond today or switched off is nobody’s again, and everybody hears it', async () => {
  const administrator = await desk.signIn('administrator');
  await desk.seat('counsellor', 'gone');
  const [gone] = await desk.database.query<{ id: string }>("select id from counsellors where login = 'gone'");
  const theirs = await openTicket();
  await desk.tickets.assign(theirs, gone?.id ?? '', gone?.id ?? '');
  const mine = await openTicket();
  await desk.tickets.assign(mine, me.id, me.id);
  const absence = (from: string, until: string) =>
    desk.call(administrator, 'POST', '/team/counsellor/absence', { absence: { from, until } });
  const holders = async () => [
    (await desk.tickets.read(theirs)).assignee,
    (await desk.tickets.read(mine)).assignee,
  ];

  await desk.call(administrator, 'POST', '/team/gone/deactivate', {});
  await absence('2026-11-01', '2026-11-24');
  expect(await holders()).toEqual([null, me.id]);
  await absence('2026-11-25', '2026-12-31');
  expect(await holders()).toEqual([null, me.id]);
  desk.alarms.length = 0;
  await absence('2026-11-01', '2026-12-31');
  expect(await holders()).toEqual([null, null]);
  expect(desk.alarms).toContainEqual(['returned', mine]);
  const { status, thread } = (await desk.call(me, 'GET', `/tickets/${mine}`)).json();
  expect(status).toBe('open');
  expect(thread.at(-1)).toMatchObject({ from: 'desk', what: 'ticket-returned', by: 'The counsellor' });
  const here = (await sheet()).load.map((one: { login: string; here: boolean; open: number }) => [
    one.login,
    one.here,
    one.open,
  ]);
  expect(here).toEqual(
    expect.arrayContaining([
      ['counsellor', false, 0],
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
