import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { NO_HOURS, type OfficeHours } from '../../src/tickets/index.ts';
import { openDesk, type Seat } from '../support/desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
let administrator: Seat;

beforeAll(async () => {
  desk = await openDesk();
  administrator = await desk.seat('administrator');
});
afterAll(() => desk.close());

const save = (hours: object) => desk.call(administrator, 'PUT', '/centre', { hours });
const read = async () => (await desk.call(administrator, 'GET', '/centre')).json<{ hours: OfficeHours }>();

const open = (...monday: { from: string; to: string }[]) => ({
  ...NO_HOURS,
  week: { ...NO_HOURS.week, monday },
});

test('hours are unknown until somebody sets them', async () => {
  expect(await read()).toMatchObject({ hours: NO_HOURS });
  const hours = open({ from: '08:00', to: '12:00' }, { from: '13:00', to: '24:00' });
  expect((await save(hours)).statusCode).toBe(200);
  expect(await read()).toMatchObject({ hours });
});

test('holidays are kept once and in order', async () => {
  await save({ ...NO_HOURS, holidays: ['2027-01-01', '2026-12-25', '2027-01-01'] });
  expect((await read()).hours.holidays).toEqual(['2026-12-25', '2027-01-01']);
});

test.each([
  ['backwards', open({ from: '12:00', to: '08:00' })],
  ['overlapping', open({ from: '08:00', to: '12:00' }, { from: '11:00', to: '16:00' })],
  ['no time', open({ from: '8', to: '12:00' })],
  ['a day that is none', { ...NO_HOURS, holidays: ['2027-02-30'] }],
  ['a weekday missing', { week: { monday: [] }, holidays: [] }],
])('hours that make no sense are refused: %s', async (_name, hours) => {
  expect((await save(hours)).statusCode).toBe(400);
});
