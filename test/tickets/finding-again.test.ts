import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createSeal, isPinOf, parsePin, pinOf } from '../../src/tickets/index.ts';
import { aTicket, openOffice } from '../support/office.ts';

const HOUR = 60 * 60 * 1000;
const seal = createSeal(Buffer.alloc(32, 7));

let office: Awaited<ReturnType<typeof openOffice>>;
let reference: string;
let pin: string;

beforeAll(async () => {
  office = await openOffice();
});
afterAll(async () => {
  await office.relay.stop();
  await office.database.close();
});
beforeEach(async () => {
  const ticket = aTicket({ conversation: 'telegram:1' });
  reference = ticket.reference;
  pin = pinOf(seal, reference);
  await office.tickets.openTicket(ticket, `telegram:${reference}`);
});

const wrong = () => String((Number(pin) + 1) % 1_000_000).padStart(6, '0');
const tried = async (number: string) => (await office.tickets.tryPin(reference, number)).is;

test('a number of six digits follows from key and reference, and holds after the key was changed', () => {
  expect(pin).toMatch(/^\d{6}$/);
  const renewed = createSeal(Buffer.alloc(32, 8), Buffer.alloc(32, 7));
  expect(isPinOf(renewed, reference, pin)).toBe(true);
  expect(isPinOf(createSeal(Buffer.alloc(32, 8)), reference, pin)).toBe(false);
});

test.each([
  ['123456', '123456'],
  [' 123 456 ', '123456'],
  ['123-456', '123456'],
  ['12345', undefined],
  ['1234567', undefined],
  ['PIN 123456', undefined],
])('"%s" is read as %s', (text, expected) => {
  expect(parsePin(text)).toBe(expected);
});

test('after five wrong numbers even the right one is refused, for an hour', async () => {
  for (let count = 0; count < 5; count += 1) expect(await tried(wrong())).toBe('wrong');
  expect(await tried(pin)).toBe('locked');
  office.clock.advance(HOUR - 1);
  expect(await tried(pin)).toBe('locked');
  office.clock.advance(1);
  expect(await tried(pin)).toBe('right');
});

test('the right number clears the count', async () => {
  for (let round = 0; round < 3; round += 1) {
    for (let count = 0; count < 4; count += 1) await tried(wrong());
    expect(await tried(pin)).toBe('right');
  }
});

test('a case that is none is locked like one', async () => {
  const outcomes = [];
  for (let count = 0; count < 6; count += 1)
    outcomes.push((await office.tickets.tryPin('PR-0000-0000', '111111')).is);
  expect(outcomes).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'locked']);
});

test('a talk that moves belongs to the new account, once, and the old one is told in silence', async () => {
  const told: unknown[] = [];
  office.conversation.deliver = async ({ conversation, event }) => void told.push([conversation, event.type]);
  const handed = office.handOvers(1);
  const to = { conversation: 'viber:2', channel: 'viber', locale: 'en' } as const;
  await office.tickets.move(reference, to, 5, 'viber:9');
  await office.tickets.move(reference, to, 5, 'viber:9');
  await handed;
  expect(told).toEqual([['telegram:1', 'ticket-moved']]);
  const ticket = await office.tickets.read(reference);
  expect(ticket).toMatchObject({ channel: 'viber', locale: 'en', status: 'open' });
  expect(ticket.history.map(({ event }) => event.type)).toEqual(['ticket-opened', 'ticket-moved']);
  const [mine] = await office.tickets.ofPerson('viber:2');
  expect(mine?.reference).toBe(reference);
  expect((await office.tickets.ofPerson('telegram:1')).map((one) => one.reference)).not.toContain(reference);
  const kept = await office.database.query('select * from thread where conversation is not null');
  expect(kept).toEqual([]);
});
