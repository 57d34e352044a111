import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import type { Inbound } from '../../src/message.ts';
import { createReferrals } from '../../src/referrals/index.ts';
import { type Database, sqlReferrals, sqlTickets } from '../../src/storage/index.ts';
import {
  type Alarm,
  createRelay,
  createSeal,
  createTickets,
  isPinOf,
  makeReference,
  type NewTicket,
  type TicketRepository,
  type Tickets,
} from '../../src/tickets/index.ts';
import { manualClock } from './clock.ts';
import { openDatabase } from './database.ts';

/** Tickets, relay and database as the program joins them, in memory, with a conversation that only listens. */
export async function openOffice({ announce = (_reference: string, _alarm?: Alarm) => {} } = {}) {
  const database = await openDatabase();
  const clock = manualClock();
  const seal = createSeal(Buffer.alloc(32, 7));
  const handedOver = new EventEmitter();
  const stored = sqlTickets(database, seal);
  const repository: TicketRepository = {
    ...stored,
    async markRelayed(turnId) {
      await stored.markRelayed(turnId);
      handedOver.emit('one');
    },
  };
  const announced: string[] = [];
  const delivered: Inbound[] = [];
  const conversation = {
    deliver: async (inbound: Inbound): Promise<void> => {
      delivered.push(inbound);
    },
  };
  /** Resolves when so many more messages of the desk have been handed over. */
  async function handOvers(count: number): Promise<void> {
    for (let done = 0; done < count; done++) await once(handedOver, 'one');
  }
  const warnings: string[] = [];
  const relay = createRelay({
    repository,
    deliver: (inbound) => conversation.deliver(inbound),
    clock,
    log: { warn: (_details, message) => warnings.push(message) },
  });
  const referrals = createReferrals({
    repository: sqlReferrals(database, seal),
    clock,
    askAfterDays: 7,
    announce,
    wakeQuestioner: () => {},
    count: async () => {},
  });
  const tickets = createTickets({
    repository,
    clock,
    announce: (reference, alarm) => {
      announced.push(reference);
      announce(reference, alarm);
    },
    wakeRelay: () => relay.wake(),
    isPin: (reference, pin) => isPinOf(seal, reference, pin),
  });
  return {
    database,
    clock,
    seal,
    repository,
    relay,
    tickets,
    referrals,
    announced,
    delivered,
    conversation,
    handOvers,
    warnings,
  };
}

/** A ticket as a turn opens it, each with a reference of its own. */
export function aTicket(details: Partial<NewTicket> = {}): NewTicket {
  return {
    reference: makeReference('PR', randomUUID()),
    conversation: 'telegram:12345',
    channel: 'telegram',
    locale: 'sq',
    openedAt: Date.parse('2026-11-24T08:30:00+01:00'),
    urgent: null,
    question: 'A mund të punoj në Gjermani?',
    path: ['start/who/migrant', 'work-germany/qualification/trade'],
    articles: ['work-de-skilled'],
    contentVersion: 'v1',
    ...details,
  };
}

/** Opens a ticket as a turn does; returns its reference. */
export async function openTicket(
  { tickets }: { tickets: Pick<Tickets, 'openTicket'> },
  details: Partial<NewTicket> = {},
): Promise<string> {
  const ticket = aTicket(details);
  await tickets.openTicket(ticket, ticket.reference);
  return ticket.reference;
}

/** An account to which tickets can be given; returns its id. */
export async function aCounsellor(database: Database, role = 'counsellor'): Promise<string> {
  const id = randomUUID();
  await database.query(
    'insert into counsellors (id, login, name, role, password, created_at) values ($1, $2, $3, $4, $5, 0)',
    [id, id, 'K. K.', role, ''],
  );
  return id;
}
