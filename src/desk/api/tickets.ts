import { z } from 'zod';
import { LANGUAGES } from '../../message.ts';
import { OUTCOMES, parseReference, type QueueLine, standingOf, TICKET_TOPICS } from '../../tickets/index.ts';
import { URGENT_KINDS } from '../../understanding/index.ts';
import { DeskError } from '../errors.ts';
import { type Call, DESK_TOPIC, read, referenceIn } from './call.ts';
import { describeLine, describeTicket, namesOf } from './describe.ts';
import type { Presence, Queue, TicketSheet } from './shapes.ts';

/** How many tickets a page may ask for. */
const LONGEST_QUEUE = 500;

/** What the page filters by; an empty value is none. */
const chosen = <const T extends readonly string[]>(values: T) =>
  z
    .enum(['', ...values])
    .optional()
    .transform((value) => (value || undefined) as T[number] | undefined);

const Filter = z.object({
  language: chosen(LANGUAGES),
  channel: chosen(['telegram', 'viber', 'web', 'terminal']),
  topic: chosen(TICKET_TOPICS),
  urgent: chosen(['none', ...URGENT_KINDS]),
});
const Wish = Filter.extend({
  show: z.enum(['urgent', 'mine', 'unassigned', 'waiting', 'all', 'closed']).default('all'),
  limit: z.coerce.number().int().min(1).max(LONGEST_QUEUE).default(50),
});
const Sought = Filter.extend({ search: z.string().trim().min(1).max(200) });

/** The page names what it sends, so that sending again after a lost answer changes nothing. */
const Named = z.object({ id: z.string().regex(/^[\w-]{16,40}$/) });

/** Characters. Fits into one message of every channel. */
const LONGEST_MESSAGE = 3500;
const Text = Named.extend({ text: z.string().trim().min(1).max(LONGEST_MESSAGE) });
const Message = Text.extend({ seen: z.number().int().optional() });
const Handover = z.object({ to: z.uuid(), note: Text.optional() });

export async function listTickets(call: Call): Promise<Queue> {
  const { show, limit, ...only } = read(Wish, call.request.query);
  return queueOf(call, call.desk.tickets.list({ show, counsellor: call.me.id, only }, limit));
}

/** It opens what people wrote, so the audit notes that somebody searched; what for is noted nowhere. */
export async function searchTickets(call: Call): Promise<Queue> {
  const { search, ...only } = read(Sought, call.request.query);
  return queueOf(call, call.desk.tickets.search(search, { counsellor: call.me.id, only }));
}

async function queueOf({ desk, me, locale }: Call, lines: Promise<QueueLine[]>): Promise<Queue> {
  const [tickets, counts, team] = await Promise.all([
    lines,
    desk.tickets.count(me.id),
    desk.accounts.team.list(),
  ]);
  const names = namesOf(team);
  const content = desk.content();
  const now = desk.now();
  const standing = ({ waitingFor, waitingSince, urgent }: QueueLine) =>
    waitingFor === 'us'
      ? standingOf(waitingSince, urgent !== null, desk.centre.settings(), now).standing
      : null;
  return {
    tickets: tickets.map((ticket) => describeLine(ticket, standing(ticket), names, content, locale)),
    counts,
  };
}

export async function readTicket({ desk, request, locale }: Call): Promise<TicketSheet> {
  const [ticket, team] = await Promise.all([
    desk.tickets.read(referenceIn(request)),
    desk.accounts.team.list(),
  ]);
  return describeTicket(ticket, team, desk.content(), locale);
}

export async function reply({ desk, request, me }: Call): Promise<void> {
  await desk.tickets.reply(referenceIn(request), read(Message, request.body), me.id);
}

export async function sendAgain({ desk, request, me }: Call): Promise<void> {
  const { id, message } = read(Named.extend({ message: z.number().int() }), request.body);
  await desk.tickets.sendAgain(referenceIn(request), message, me.id, id);
}

/** Whoever is named with @ finds the case among theirs until they have read it. */
export async function note({ desk, request, me }: Call): Promise<void> {
  const { id, text } = read(Text, request.body);
  const named = new Set(
    [...text.toLowerCase().matchAll(/@([a-z0-9][a-z0-9._-]*[a-z0-9])/g)].map(([, login]) => login),
  );
  const team = await desk.accounts.team.list();
  const mentions = team.filter((one) => named.has(one.login) && one.id !== me.id).map((one) => one.id);
  await desk.tickets.note(referenceIn(request), { id, text, mentions }, me.id);
}

export async function assignToMe({ desk, request, me }: Call): Promise<void> {
  await desk.tickets.assign(referenceIn(request), me.id, me.id);
}

export async function handOver({ desk, request, me }: Call): Promise<void> {
  const { to, note } = read(Handover, request.body);
  const team = await desk.accounts.team.list();
  if (!team.some(({ id }) => id === to)) throw new DeskError('account-unknown');
  await desk.tickets.assign(referenceIn(request), to, me.id, note);
}

export async function setTopic({ desk, request, me }: Call): Promise<void> {
  const { topic } = read(z.object({ topic: z.enum(TICKET_TOPICS) }), request.body);
  await desk.tickets.setTopic(referenceIn(request), topic, me.id);
}

/** The case of the path goes on in another one. */
export async function merge({ desk, request, me }: Call): Promise<void> {
  const { into } = read(z.object({ into: z.string().max(40) }), request.body);
  const other = parseReference(into);
  const reference = referenceIn(request);
  if (other === undefined || other === reference) throw new DeskError('ticket-unknown');
  await desk.tickets.merge(reference, other, me.id);
}

const Doing = z.object({ doing: z.enum(['reads', 'types', 'left']), seen: z.number().int().default(0) });

/** Colleagues see who reads a case and who types; and what was seen is not new any more. */
export async function bePresent({ desk, request, me }: Call): Promise<void> {
  const reference = referenceIn(request);
  const { doing, seen } = read(Doing, request.body);
  if (seen > 0) await desk.tickets.markSeen(reference, me.id, seen);
  desk.live.publish(DESK_TOPIC, { reference, id: me.id, name: me.name, doing } satisfies Presence);
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
