import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Countable } from '../../src/conversation/index.ts';
import type { ConversationKey } from '../../src/message.ts';
import { type Database, sqlFigures, sqlRecords } from '../../src/storage/index.ts';
import { createSeal } from '../../src/tickets/index.ts';
import { aCounsellor, aTicket, openOffice } from '../support/office.ts';

const MINUTE = 60_000;

let office: Awaited<ReturnType<typeof openOffice>>;
let database: Database;
beforeAll(async () => {
  office = await openOffice();
  database = office.database;
});
afterAll(async () => {
  await office.relay.stop();
  await database.close();
});

let turns = 0;
async function happens(person: ConversationKey, moment: string, what: Countable): Promise<void> {
  turns += 1;
  const records = sqlRecords(database, createSeal(Buffer.alloc(32, 7)), 'PR');
  await records.count([
    { turnId: `t${turns}`, number: 0, at: Date.parse(moment), channel: 'web', person, what },
  ]);
}

const begins = { event: 'conversation-started', locale: 'sq' } as const;

describe('figures', () => {
  test('are of the days in Kosovo, across the change of the clocks, with each person once', async () => {
    await happens('web:1', '2026-03-28T23:59+01:00', begins);
    await happens('web:1', '2026-03-29T00:00+01:00', begins);
    await happens('web:1', '2026-03-29T12:00+02:00', { event: 'urgent', kind: 'threat', locale: 'en' });
    await happens('web:2', '2026-03-29T23:59+02:00', begins);
    await happens('web:3', '2026-03-30T00:00+02:00', begins);
    const { events, days, people } = await sqlFigures(database).figures({
      from: '2026-03-29',
      to: '2026-03-29',
    });
    expect(days).toEqual([{ day: '2026-03-29', count: 2 }]);
    expect(people.sort((one, other) => (one.locale < other.locale ? -1 : 1))).toEqual([
      { channel: 'web', locale: 'en', count: 1 },
      { channel: 'web', locale: 'sq', count: 1 },
    ]);
    expect(events).toContainEqual({
      centre: 'PR',
      channel: 'web',
      what: { event: 'urgent', kind: 'threat', locale: 'en' },
      count: 1,
    });
    expect(events).toHaveLength(2);
    expect(await sqlFigures(database).firstDay()).toBe('2026-03-28');
  });

  test('tell how long each answer was waited for, and what came of cases', async () => {
    const { tickets, clock } = office;
    const by = await aCounsellor(database);
    const ticket = aTicket({ openedAt: clock.now() });
    await tickets.openTicket(ticket, 'open');
    clock.advance(10 * MINUTE);
    const more = { reference: ticket.reference, text: '?', urgent: null };
    await tickets.addFromPerson({ ...more, at: clock.now(), turnId: 'more' });
    clock.advance(20 * MINUTE);
    await tickets.reply(ticket.reference, { id: 'first', text: 'Po.' }, by);
    await tickets.reply(ticket.reference, { id: 'second', text: 'Shihni.' }, by);
    clock.advance(5 * MINUTE);
    await tickets.addFromPerson({ ...more, at: clock.now(), turnId: 'again' });
    clock.advance(2 * MINUTE);
    await tickets.reply(ticket.reference, { id: 'third', text: 'Po.' }, by);
    await tickets.resolve(ticket.reference, 'informed', by, 'end');
    const { waits, outcomes } = await sqlFigures(database).figures({ from: '2026-11-24', to: '2026-11-24' });
    const answered = { ticket: ticket.reference, channel: ticket.channel, topic: 'work' };
    expect(waits.sort((one, other) => one.waited - other.waited)).toEqual([
      { ...answered, waited: 2 * MINUTE },
      { ...answered, waited: 30 * MINUTE },
    ]);
    expect(outcomes).toEqual([{ outcome: 'informed', count: 1 }]);
  });
});
