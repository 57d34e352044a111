import type { Content } from '../../content/index.ts';
import { choiceLabel } from '../../conversation/index.ts';
import type { Locale } from '../../message.ts';
import { toPlain } from '../../richtext.ts';
import {
  DETAIL_ANSWERS,
  DETAIL_KINDS,
  type QueueLine,
  type Ticket,
  type TicketEvent,
  type TicketSummary,
} from '../../tickets/index.ts';
import type { Colleague, HappenedKind, ThreadEntry, TicketLine, TicketSheet } from './shapes.ts';

/** Names by counsellor id. */
type Names = ReadonlyMap<string, string>;

export function namesOf(team: readonly Colleague[]): Names {
  return new Map(team.map(({ id, name }) => [id, name]));
}

/** Words tickets for a counsellor: ids become titles, questions and answers in the reader's language. */
export function describeLine(
  ticket: QueueLine,
  standing: TicketLine['standing'],
  names: Names,
  content: Content,
  locale: Locale,
): TicketLine {
  return { ...describeSummary(ticket, names, content, locale), unread: ticket.unread, standing };
}

function describeSummary(
  ticket: TicketSummary,
  names: Names,
  content: Content,
  locale: Locale,
): Omit<TicketLine, 'unread' | 'standing'> {
  const { reference, channel, urgent, status, waitingFor, waitingSince, assignee, topic } = ticket;
  return {
    reference,
    channel,
    locale: ticket.locale,
    urgent,
    status,
    waitingFor,
    waitingSince,
    minor: ticket.minor,
    assignee: assignee === null ? null : { id: assignee, name: nameOf(names, assignee) },
    topic,
    about: aboutOf(ticket, content, locale),
  };
}

export function describeTicket(
  ticket: Ticket,
  team: readonly Colleague[],
  content: Content,
  locale: Locale,
): TicketSheet {
  const names = namesOf(team);
  return {
    ...describeSummary(ticket, names, content, locale),
    openedAt: ticket.openedAt,
    question: ticket.question,
    steps: ticket.path.map((choice) => describeStep(choice, content, locale)),
    articles: ticket.articles.map((id) => ({ id, title: articleTitle(id, content, locale) })),
    contentVersion: ticket.contentVersion,
    details: describeDetails(ticket, content, locale),
    thread: threadOf(ticket, names, content, locale),
    freeUntil: freeUntil(ticket),
    duplicates: ticket.duplicates,
    team: team.map(({ id, login, name }) => ({ id, login, name })),
  };
}

/** Milliseconds. Viber charges for what is sent later than a day after the person's last message. */
const VIBER_SESSION = 24 * 60 * 60_000;

function freeUntil({ channel, thread, openedAt }: Ticket): number | null {
  if (channel !== 'viber') return null;
  const wrote = thread.findLast(({ from }) => from === 'person')?.at ?? openedAt;
  return wrote + VIBER_SESSION;
}

/** What stands in the talk anyway. */
const SAID: readonly TicketEvent['type'][] = ['person-wrote', 'counsellor-wrote', 'noted'];

/**
 * Talk and events as one, by time; what happened stands before what was said at the same moment. Each keeps its own order:
 * people's times are their platform's.
 */
function threadOf(
  { thread, history }: Ticket,
  names: Names,
  content: Content,
  locale: Locale,
): ThreadEntry[] {
  const happened = history
    .filter(({ event }) => !SAID.includes(event.type))
    .map(({ at, event }): ThreadEntry => {
      return { at, from: 'desk', by: nameIn(event, names), ...describeEvent(event, content, locale) };
    });
  const said = thread.map(
    (message): ThreadEntry =>
      message.from === 'person' ? message : { ...message, by: nameOf(names, message.by) },
  );
  const merged: ThreadEntry[] = [];
  for (const message of said) {
    while (happened[0] && happened[0].at <= message.at) merged.push(...happened.splice(0, 1));
    merged.push(message);
  }
  return [...merged, ...happened];
}

function describeEvent(
  event: TicketEvent,
  { contacts }: Content,
  locale: Locale,
): { what: HappenedKind; service?: string; about?: string } {
  switch (event.type) {
    case 'referral':
    case 'referral-visit': {
      const service = contacts.get(event.service)?.name[locale] ?? event.service;
      const what =
        event.type === 'referral'
          ? (`referral.${event.status}` as const)
          : event.isLast
            ? 'referral-visit.still-not-yet'
            : (`referral-visit.${event.visit}` as const);
      return { what, service };
    }
    case 'ticket-resolved':
      return { what: `ticket-resolved.${event.outcome}` };
    case 'person-rated':
      return { what: `person-rated.${event.satisfaction}` };
    case 'merged-into':
    case 'merged-from':
      return { what: event.type, about: event.ticket };
    case 'topic-set':
      return { what: event.type, about: event.topic };
    case 'detail-shared':
      return { what: `detail-shared.${event.about}` };
    default:
      return { what: event.type };
  }
}

/** Whom an event names: of a case that was handed over, whoever has it now. */
function nameIn(event: TicketEvent, names: Names): string | null {
  if ('to' in event) return nameOf(names, event.to);
  if ('from' in event) return nameOf(names, event.from);
  return 'by' in event ? nameOf(names, event.by) : null;
}

function describeDetails({ details }: Ticket, { wording }: Content, locale: Locale): string[] {
  return DETAIL_KINDS.flatMap((about) => {
    const value = details[about];
    if (value === undefined) return [];
    const key = `bot:details.${about}.${value}`;
    const said = DETAIL_ANSWERS[about].includes(value) ? wording.label(locale, key) : value;
    return [wording.label(locale, `bot:data.detail.${about}`, { value: said })];
  });
}

function nameOf(names: Names, id: string): string {
  return names.get(id) ?? '–';
}

function aboutOf({ articles, path }: TicketSummary, content: Content, locale: Locale): string | null {
  const article = articles.at(-1);
  if (article !== undefined) return articleTitle(article, content, locale);
  const choice = path.at(-1);
  return choice === undefined ? null : describeStep(choice, content, locale).answer;
}

/** Content changes: what a ticket names may be gone since, and then its id says more than nothing. */
function describeStep(choice: string, content: Content, locale: Locale): TicketSheet['steps'][number] {
  const [dialog = '', nodeId = '', answer = ''] = choice.split('/');
  const node = content.dialogs.get(dialog)?.nodes.get(nodeId);
  const question = `dialogs/${dialog}:${nodeId}.text`;
  const isThere = node && 'choices' in node && node.choices.some(({ id }) => id === answer);
  return {
    question: content.wording.has(locale, question)
      ? toPlain(content.wording.say(locale, question))
      : `${dialog}/${nodeId}`,
    answer: isThere ? choiceLabel(content, locale, choice) : answer,
  };
}

function articleTitle(id: string, { articles }: Content, locale: Locale): string {
  return articles.get(id)?.texts[locale].title ?? id;
}
