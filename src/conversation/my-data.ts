import type { Block, RichText, Span } from '../message.ts';
import type { Referral } from '../referrals/index.ts';
import type { ThreadMessage, Ticket } from '../tickets/index.ts';
import { dayAt, formatDay } from '../wording/index.ts';
import { listsOf } from './checklist.ts';
import { choiceLabel } from './choice.ts';
import { type Draft, footer, reply, say } from './draft.ts';
import { reminderWords } from './reminders.ts';

/** Everything that is kept about the person, in words they can read. */
export function showData(draft: Draft): void {
  reply(draft, {
    says: ['data.text'],
    text: [
      ...say(draft, 'data.text'),
      list(factsOfTheChat(draft)),
      ...draft.kept.tickets.flatMap((ticket) => aboutTicket(draft, ticket)),
      ...say(draft, 'data.delete'),
    ],
    choices: footer(draft),
  });
}

function factsOfTheChat(draft: Draft): Span[][] {
  const { conversation, world, inbound, kept } = draft;
  const { locale, path, articles, lastQuestion, urgent, stays } = conversation;
  const language = world.content.wording.label(locale, `bot:locale.${locale.toLowerCase()}`);
  return [
    fact(draft, `channel.${inbound.channel}`),
    fact(draft, 'language', language),
    ...whatWasRead(draft, path, articles),
    ...(stays?.told ?? []).map(({ from, to }) =>
      fact(draft, 'stay', `${formatDay(locale, from)} – ${formatDay(locale, to)}`),
    ),
    ...(lastQuestion === undefined ? [] : [fact(draft, 'question', lastQuestion)]),
    ...(urgent === undefined ? [] : [fact(draft, 'urgent')]),
    ...(kept.blockedUntil === undefined ? [] : [fact(draft, 'blocked', dayOf(draft, kept.blockedUntil))]),
    ...kept.reminders.map((reminder) =>
      spansOf(say(draft, `reminders.about.${reminder.kind}`, reminderWords(draft, reminder))),
    ),
    ...listsOf(draft).map(({ title, items }) =>
      spansOf(say(draft, 'data.ticks', { title, value: items.join(' · ') || '–' })),
    ),
    ...(kept.webMessages === 0 ? [] : [fact(draft, 'web-messages', kept.webMessages)]),
    ...(kept.traces === 0 ? [] : [fact(draft, 'traces', kept.traces)]),
  ];
}

function aboutTicket(draft: Draft, ticket: Ticket): RichText {
  const { reference, openedAt, status, question, urgent, path, articles, thread, details } = ticket;
  const state = status === 'closed' ? 'ticket-closed' : 'ticket-open';
  return [
    ...say(draft, `data.${state}`, { reference, day: dayOf(draft, openedAt) }),
    list([
      ...whatWasRead(draft, path, articles),
      ...(question === '' ? [] : [fact(draft, 'question', question)]),
      ...(urgent === null ? [] : [fact(draft, 'urgent')]),
      ...Object.entries(details).map(([about, value]) => aboutDetail(draft, about, value)),
      // What colleagues note for each other is part of no talk.
      ...thread.flatMap((message) => (message.from === 'note' ? [] : [aboutMessage(draft, message)])),
      ...draft.kept.referrals
        .filter(({ ticket }) => ticket === reference)
        .map((one) => aboutReferral(draft, one)),
    ]),
  ];
}

function aboutReferral(draft: Draft, { service, askedAt, texts }: Referral): Span[] {
  const contact = draft.world.content.contacts.get(service);
  const name = contact?.name[draft.conversation.locale] ?? service;
  const text = Object.values(texts.person)
    .filter((part) => part !== '')
    .join(' · ');
  return spansOf(say(draft, 'data.referral', { day: dayOf(draft, askedAt), service: name, text }));
}

function aboutDetail(draft: Draft, about: string, value: string): Span[] {
  const { wording } = draft.world.content;
  const { locale } = draft.conversation;
  const key = `bot:details.${about}.${value}`;
  const said = wording.has(locale, key) ? wording.label(locale, key) : value;
  return fact(draft, `detail.${about}`, said);
}

function whatWasRead(draft: Draft, path: readonly string[], articles: readonly string[]): Span[][] {
  const label = (id: string) => choiceLabel(draft.world.content, draft.conversation.locale, id);
  return [
    ...path.map((id) => fact(draft, 'answer', label(id))),
    ...articles.map((id) => fact(draft, 'article', label(`article:${id}`))),
  ];
}

function aboutMessage(draft: Draft, { from, at, text }: ThreadMessage): Span[] {
  return spansOf(say(draft, `data.message.${from}`, { day: dayOf(draft, at), text }));
}

function fact(draft: Draft, key: string, value: string | number = ''): Span[] {
  return spansOf(say(draft, `data.${key}`, { value }));
}

function spansOf(text: RichText): Span[] {
  return text.flatMap((block) => ('spans' in block ? block.spans : []));
}

function list(items: Span[][]): Block {
  return { type: 'list', ordered: false, items };
}

function dayOf({ conversation }: Draft, moment: number): string {
  return formatDay(conversation.locale, dayAt(moment));
}
