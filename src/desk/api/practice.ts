import { z } from 'zod';
import type { Content, PracticeTalk } from '../../content/index.ts';
import { LOCALES, type Locale } from '../../message.ts';
import { newTicketState, type Ticket } from '../../tickets/index.ts';
import { DeskError } from '../errors.ts';
import { type Call, read } from './call.ts';
import { describeTicket } from './describe.ts';
import type { PracticeLine, PracticeSheet } from './shapes.ts';

export async function listPractice({ desk, locale }: Call): Promise<PracticeLine[]> {
  return [...desk.content().practice.values()].map((talk) => lineOf(talk, locale));
}

/** A talk as a ticket would show it. It stands in no table, so nothing of it is kept, counted or relayed. */
export async function readPractice({ desk, request, locale, me }: Call): Promise<PracticeSheet> {
  const content = desk.content();
  const { talk: id } = read(z.object({ talk: z.string().max(60) }), request.params);
  const { locale: persons } = read(z.object({ locale: z.enum(LOCALES) }), request.query);
  const talk = content.practice.get(id);
  if (!talk) throw new DeskError('practice-unknown');
  return {
    ...lineOf(talk, locale),
    sheet: describeTicket(asTicket(talk, persons, me.id, desk.now(), content), [me], content, locale),
    says: talk.says.map((text) => text[persons]),
    checklist: talk.checklist.map(({ text, signs }) => ({ text: text[locale], signs })),
  };
}

function lineOf({ id, title, about }: PracticeTalk, locale: Locale): PracticeLine {
  return { id, title: title[locale], about: about[locale] };
}

function asTicket(talk: PracticeTalk, locale: Locale, by: string, at: number, { version }: Content): Ticket {
  return {
    ...newTicketState(talk.urgent, at),
    status: 'assigned',
    assignee: by,
    reference: `practice-${talk.id}`,
    channel: talk.channel,
    locale,
    openedAt: at,
    question: talk.question[locale],
    path: [],
    articles: [...talk.articles],
    contentVersion: version,
    thread: [],
    details: {},
    duplicates: [],
    history: [{ at, event: { type: 'ticket-assigned', to: by, by } }],
  };
}
