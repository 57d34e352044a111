import { z } from 'zod';
import { LANGUAGES } from '../../message.ts';
import { OUTCOMES, TICKET_TOPICS } from '../../tickets/index.ts';
import { URGENT_KINDS } from '../../understanding/index.ts';
import { type Call, read, referenceIn } from './call.ts';
import { describeLine, describeTicket, type Names } from './describe.ts';
import type { Queue, TicketSheet } from './shapes.ts';

/** How many tickets a page may ask for. */
const LONGEST_QUEUE = 500;

/** What the page filters by; an empty value is none. */
const chosen = <const T extends readonly string[]>(values: T) =>
  z
    .enum(['', ...values])
    .optional()
    .transform((value) => (value || undefined) as T[number] | undefined);

const Wish = z.object({
  show: z.enum(['urgent', 'mine', 'unassigned', 'waiting', 'all', 'closed']).default('all'),
  search: z.string().trim().max(200).default(''),
  limit: z.coerce.number().int().min(1).max(LONGEST_QUEUE).default(50),
  language: chosen(LANGUAGES),
  channel: chosen(['telegram', 'viber', 'web', 'terminal']),
  topic: chosen(TICKET_TOPICS),
  urgent: chosen(['none', ...URGENT_KINDS]),
});

/** The page names what it sends, so that sending again after a lost answer changes nothing. */
const Named = z.object({ id: z.string().regex(/^[\w-]{16,40}$/) });

/** Characters. Fits into one message of every channel. */
const LONGEST_MESSAGE = 3500;
const Message = Named.extend({ text: z.string().trim().min(1).max(LONGEST_MESSAGE) });

export async function listTickets({ desk, request, me, locale }: Call): Promise<Queue> {
  const { show, search, limit, ...only } = read(Wish, request.query);
  const view = { show, counsellor: me.id, only };
  const [tickets, counts, names] = await Promise.all([
    search === '' ? desk.tickets.list(view, limit) : desk.tickets.search(search, view),
    desk.tickets.count(me.id),
    namesOf(desk),
  ]);
  const content = desk.content();
  return { tickets: tickets.map((ticket) => describeLine(ticket, names, content, locale)), counts };
}

export async function readTicket({ desk, request, locale }: Call): Promise<TicketSheet> {
  const [ticket, names] = await Promise.all([desk.tickets.read(referenceIn(request)), namesOf(desk)]);
  return describeTicket(ticket, names, desk.content(), locale);
}

export async function reply({ desk, request, me }: Call): Promise<void> {
  await desk.tickets.reply(referenceIn(request), read(Message, request.body), me.id);
}

export async function assignToMe({ desk, request, me }: Call): Promise<void> {
  await desk.tickets.assign(referenceIn(request), me.id, me.id);
}

const Resolving = Named.extend({ outcome: z.enum(OUTCOMES) });

export async function resolve({ desk, request, me }: Call): Promise<void> {
  const { id, outcome } = read(Resolving, request.body);
  await desk.tickets.resolve(referenceIn(request), outcome, me.id, id);
}

export async function close({ desk, request, me }: Call): Promise<void> {
  const { id } = read(Named, request.body);
  await desk.tickets.close(referenceIn(request), me.id, id);
}

async function namesOf({ accounts }: Call['desk']): Promise<Names> {
  return new Map((await accounts.list()).map(({ id, name }) => [id, name]));
}
