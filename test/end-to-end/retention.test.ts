import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sqlRecords, sqlTickets } from '../../src/storage/index.ts';
import { createSeal, nextState } from '../../src/tickets/index.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { manualClock } from '../support/clock.ts';
import { aTicket } from '../support/office.ts';

const DAY = 24 * 60 * 60 * 1000;
const seal = createSeal(Buffer.alloc(32, 7));

let running: RunningApp;
const clock = manualClock();
beforeEach(async () => {
  running = await startApp({ RETENTION_DAYS: '30' }, undefined, clock);
});
afterEach(() => running.stop());

/** How many rows are left, once the job that runs at this moment is done. */
async function rows(table: string, left: number): Promise<number> {
  for (let tries = 0; ; tries += 1) {
    const [row] = await running.database.query<{ rows: number }>(
      `select count(*)::int as rows from ${table}`,
    );
    if (row?.rows === left || tries === 100) return row?.rows ?? -1;
  }
}

async function openTicket(): Promise<string> {
  const ticket = aTicket({ reference: `PR-${randomUUID().slice(0, 4)}`, openedAt: clock.now() });
  await sqlTickets(running.database, seal).open(ticket, randomUUID());
  return ticket.reference;
}

async function closeTicket(reference: string): Promise<void> {
  const at = clock.now();
  await sqlTickets(running.database, seal).change(reference, (state) => {
    const withdrawn = { type: 'ticket-withdrawn' } as const;
    return { at, events: [withdrawn], state: nextState(state, withdrawn, at) };
  });
}

describe('what has been kept long enough', () => {
  test('a closed case is erased with its thread and history; an open one stays', async () => {
    await openTicket();
    await closeTicket(await openTicket());
    clock.advance(30 * DAY);
    expect(await rows('tickets', 1)).toBe(2);
    clock.advance(DAY);
    expect(await rows('tickets', 1)).toBe(1);
    expect(await rows('ticket_events', 1)).toBe(1);
  });

  test('unanswered questions go, counts stay', async () => {
    const records = sqlRecords(running.database, seal, 'PR');
    const at = clock.now();
    await records.keepUnanswered({ turnId: 'a', at, locale: 'sq', text: 'Sa kushton?' });
    await records.count([
      { turnId: 'a', number: 0, at, channel: 'web', what: { event: 'unanswered', locale: 'sq' } },
    ]);
    clock.advance(31 * DAY);
    expect(await rows('unanswered', 0)).toBe(0);
    expect(await rows('events', 1)).toBe(1);
  });
});
