import { z } from 'zod';
import { type Call, read, referenceIn } from './call.ts';
import { describeLine, describeTicket, type Names } from './describe.ts';
import type { Queue, TicketSheet } from './shapes.ts';

const View = z.object({ show: z.enum(['all', 'mine', 'unassigned', 'closed']).default('all') });

/** The page names what it sends, so that sending again after a lost answer changes nothing. */
const Named = z.object({ id: z.string().regex(/^[\w-]{16,40}$/) });

/** Characters. Fits into one message of every channel. */
const LONGEST_MESSAGE = 3500;
const Message = Named.extend({ text: z.string().trim().min(1).max(LONGEST_MESSAGE) });

export async function listTickets({ desk, request, me, locale }: Call): Promise<Queue> {
  const { show } = read(View, request.query);
  const view = show === 'mine' ? { show, counsellor: me.id } : { show };
  const [tickets, counts, names] = await Promise.all([
    desk.tickets.list(view),
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

export async function close({ desk, request, me }: Call): Promise<void> {
  const { id } = read(Named, request.body);
  await desk.tickets.close(referenceIn(request), me.id, id);
}

async function namesOf({ accounts }: Call['desk']): Promise<Names> {
  return new Map((await accounts.list()).map(({ id, name }) => [id, name]));
}
