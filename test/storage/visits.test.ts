import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ConversationKey, Locale } from '../../src/message.ts';
import type { Counted } from '../../src/runner/index.ts';
import { type Database, sqlRecords } from '../../src/storage/index.ts';
import { createSeal } from '../../src/tickets/index.ts';
import { openDatabase } from '../support/database.ts';

const seal = createSeal(Buffer.alloc(32, 7));
let database: Database;
beforeAll(async () => {
  database = await openDatabase();
});
beforeEach(() => database.query('truncate visits, months, events'));
afterAll(() => database.close());

const at = (moment: string): number => Date.parse(moment);

function counted(person: ConversationKey, moment: string, locale: Locale = 'sq'): Counted {
  return {
    turnId: `${person} ${moment}`,
    number: 0,
    at: at(moment),
    channel: 'telegram',
    person,
    what: { event: 'conversation-started', locale },
  };
}

const visits = () =>
  database.query<{ day: string; mark: string; locale: string }>('select * from visits order by day, mark');

const records = () => sqlRecords(database, seal, 'PR');

describe('how many people there are', () => {
  test('each is there once a day, in the language they used last, also when a turn comes again', async () => {
    await records().count([counted('telegram:1', '2026-01-05T09:00+01:00', 'en')]);
    await records().count([counted('telegram:1', '2026-01-05T10:00+01:00', 'sr-Cyrl')]);
    await records().count([counted('telegram:1', '2026-01-05T10:00+01:00', 'sr-Cyrl')]);
    await records().count([counted('telegram:2', '2026-01-05T10:00+01:00')]);
    const rows = await visits();
    expect(rows.map(({ locale }) => locale).sort()).toEqual(['sq', 'sr-Cyrl']);
    expect(await database.query('select 1 from events')).toHaveLength(3);
  });

  test('a day is a day in Kosovo', async () => {
    await records().count([
      counted('telegram:1', '2026-03-28T23:30Z'),
      counted('telegram:1', '2026-03-29T21:59Z'),
    ]);
    expect((await visits()).map(({ day }) => day)).toEqual(['2026-03-29']);
  });

  test('within a month they have one mark, in another month another one', async () => {
    await records().count([
      counted('telegram:1', '2026-01-05T09:00+01:00'),
      counted('telegram:1', '2026-01-31T09:00+01:00'),
      counted('telegram:1', '2026-02-01T09:00+01:00'),
    ]);
    const [first, last, next] = (await visits()).map(({ mark }) => mark);
    expect(first).toBe(last);
    expect(first).not.toBe(next);
  });

  test('no mark and no event can be found with what is stored elsewhere, even with the key', async () => {
    await records().count([counted('telegram:1', '2026-01-05T09:00+01:00')]);
    const stored =
      JSON.stringify(await visits()) + JSON.stringify(await database.query('select * from events'));
    expect(stored).not.toContain('telegram:1');
    expect(stored).not.toContain(seal.mark('telegram:1'));
  });

  test('a month that is over is forgotten: its marks cannot be made again', async () => {
    await records().count([counted('telegram:1', '2026-01-05T09:00+01:00')]);
    await records().forgetMonths(at('2026-01-31T23:00+01:00'));
    await records().count([counted('telegram:1', '2026-01-06T09:00+01:00')]);
    expect(new Set((await visits()).map(({ mark }) => mark)).size).toBe(1);
    await records().forgetMonths(at('2026-02-01T00:00+01:00'));
    expect(await database.query('select 1 from months')).toEqual([]);
    await records().count([counted('telegram:1', '2026-01-07T09:00+01:00')]);
    expect(new Set((await visits()).map(({ mark }) => mark)).size).toBe(2);
  });

  test('who is forgotten is not among them any more, whatever key was in use', async () => {
    await records().count([
      counted('telegram:1', '2026-01-05T09:00+01:00'),
      counted('telegram:2', '2026-01-05T09:00+01:00'),
    ]);
    const newKey = createSeal(Buffer.alloc(32, 8), Buffer.alloc(32, 7));
    await sqlRecords(database, newKey, 'PR').count([counted('telegram:1', '2026-01-06T09:00+01:00')]);
    await sqlRecords(database, newKey, 'PR').forgetVisits('telegram:1');
    expect(await visits()).toHaveLength(1);
  });
});
