import { plainText } from '../richtext.ts';
import {
  makeReference,
  REOPENS_FOR,
  SATISFACTIONS,
  type Satisfaction,
  topicOfArticles,
} from '../tickets/index.ts';
import type { UrgentKind } from '../understanding/index.ts';
import { showArticle } from './article.ts';
import { CENTRES, isBlocked, refuseBlocked } from './block.ts';
import { askDetail, takePhone } from './details.ts';
import { type Draft, footer, reply, replyWith, say } from './draft.ts';
import { promiseAnswer, sayNextOpening } from './promise.ts';
import { centreNamed, REGION } from './region.ts';
import { answerUrgent } from './urgent.ts';

/** Says what would be passed on, to whom and why, and asks. */
export function offerPerson(draft: Draft): void {
  if (isBlocked(draft)) return refuseBlocked(draft);
  const { ticket } = draft.conversation;
  if (ticket !== undefined) return replyWith(draft, 'ticket.already', footer(draft), { reference: ticket });
  const reopens = ticketThatReopens(draft);
  if (reopens !== undefined)
    return replyWith(draft, 'ticket.write-again', footer(draft), { reference: reopens });
  const nearby = centreNamed(draft);
  reply(draft, {
    says: ['ticket.consent', ...(nearby ? ['ticket.region'] : [])],
    text: [
      ...say(draft, 'ticket.consent'),
      ...(nearby ? say(draft, 'ticket.region', { city: nearby.city[draft.conversation.locale] }) : []),
    ],
    choices: [['consent:yes', 'consent:no'], nearby ? [`article:${REGION}`] : []],
  });
}

/** The person agreed. */
export function openTicket(draft: Draft): void {
  const { world, inbound, conversation } = draft;
  if (conversation.ticket !== undefined || isBlocked(draft)) return offerPerson(draft);
  const { locale } = conversation;
  const reference = makeReference(world.centre, `${inbound.conversation} ${inbound.turnId}`);
  draft.effects.push(
    {
      do: 'open-ticket',
      ticket: {
        reference,
        conversation: inbound.conversation,
        channel: inbound.channel,
        locale,
        openedAt: inbound.at,
        urgent: conversation.urgent ?? null,
        question: conversation.lastQuestion ?? '',
        path: conversation.path,
        articles: conversation.articles,
        contentVersion: world.content.version,
      },
    },
    { do: 'count', what: { event: 'handoff', locale, topic: topicOfArticles(conversation.articles) } },
  );
  conversation.ticket = reference;
  const when = promiseAnswer(draft, reference);
  reply(draft, {
    says: ['ticket.opened', ...when.says],
    text: [...say(draft, 'ticket.opened', { reference, pin: world.pinOf(reference) }), ...when.text],
    choices: [['go:end-talk']],
  });
  askDetail(draft, 'minor');
}

/** The person keeps their words to themselves: they get what they can go to and call without us. */
export function declineTicket(draft: Draft): void {
  replyWith(draft, 'ticket.declined', footer(draft));
  if (draft.world.content.articles.has(CENTRES)) showArticle(draft, CENTRES, 'button');
}

/** While a counsellor has the ticket, the bot is silent and passes on; the numbers still come when there is danger. */
export function passOnText(draft: Draft, text: string, urgent: UrgentKind | null): void {
  const { ticket } = draft.conversation;
  if (ticket === undefined) throw new Error('there is no ticket to add to');
  if (!urgent && isBlocked(draft)) return refuseBlocked(draft);
  draft.effects.push({ do: 'add-to-thread', ticket, text, urgent });
  if (urgent) answerUrgent(draft, urgent);
}

/** Pictures, voice and files are not kept: the person is told, and so is the counsellor, who might wait for them. */
export function refuseFile(draft: Draft): void {
  const { ticket } = draft.conversation;
  if (ticket === undefined) return replyWith(draft, 'unsupported.text', footer(draft));
  draft.effects.push({ do: 'note-file', ticket });
  replyWith(draft, 'unsupported.in-talk', footer(draft));
}

/** A phone number is passed on to the counsellor and kept nowhere else. */
export function passOnContact(draft: Draft, phone: string): void {
  const { ticket } = draft.conversation;
  if (ticket === undefined) return replyWith(draft, 'contact.not-kept', footer(draft));
  takePhone(draft, ticket, phone);
}

/** A counsellor answers. Their message also brings back a talk that was forgotten in the meantime. */
export function passOnCounsellorMessage(draft: Draft, ticket: string, text: string): void {
  draft.conversation.ticket = ticket;
  // What the person writes now is for the counsellor.
  delete draft.conversation.asksDetail;
  reply(draft, {
    says: ['counsellor-message'],
    text: [...say(draft, 'ticket.counsellor'), ...plainText(text)],
    choices: [['go:end-talk']],
  });
}

/** Nobody answered when it was promised: the person hears it from us, with the next time. */
export function tellLate(draft: Draft, ticket: string): void {
  const when = sayNextOpening(draft);
  reply(draft, {
    says: ['ticket.late', ...when.says],
    text: [...say(draft, 'ticket.late', { reference: ticket }), ...when.text],
    choices: [['go:end-talk']],
  });
}

/** The counsellor thinks that it is done: did it help? */
export function tellTicketResolved(draft: Draft, ticket: string): void {
  delete draft.conversation.ticket;
  draft.conversation.resolved = { ticket, at: draft.inbound.at, reopens: true, rated: false };
  const answers = SATISFACTIONS.map((satisfaction) => `rate:${ticket}:${satisfaction}`);
  replyWith(draft, 'ticket.resolved', [answers], { reference: ticket });
}

/** Each end is rated once, by the person whom it was. */
export function rateTicket(draft: Draft, ticket: string, satisfaction: Satisfaction): void {
  const { resolved, locale } = draft.conversation;
  if (resolved?.ticket === ticket && !resolved.rated) {
    draft.conversation.resolved = { ...resolved, rated: true };
    draft.effects.push(
      { do: 'rate-ticket', ticket, satisfaction },
      { do: 'count', what: { event: 'satisfaction', satisfaction, locale } },
    );
  }
  replyWith(draft, `rated.${satisfaction}`, footer(draft));
}

/** The ticket to which goes what the person writes now, although it was resolved. */
export function ticketThatReopens({ conversation: { resolved }, inbound }: Draft): string | undefined {
  return resolved?.reopens && inbound.at - resolved.at < REOPENS_FOR ? resolved.ticket : undefined;
}

/** The person simply wrote again. They may have meant the bot: one tap says so. */
export function reopenTicket(draft: Draft, ticket: string, text: string, urgent: UrgentKind | null): void {
  draft.conversation.ticket = ticket;
  passOnText(draft, text, urgent);
  const when = promiseAnswer(draft, ticket);
  reply(draft, {
    says: ['ticket.reopened', ...when.says],
    text: [...say(draft, 'ticket.reopened', { reference: ticket }), ...when.text],
    choices: [['go:ask-bot'], ['go:end-talk']],
  });
}

/** What reopened the ticket was meant for the bot. Returns whether there is such a ticket. */
export function returnToBot(draft: Draft): boolean {
  const { ticket, resolved } = draft.conversation;
  if (ticket === undefined || resolved?.ticket !== ticket) return false;
  draft.effects.push({ do: 'return-to-bot', ticket });
  draft.conversation.resolved = { ...resolved, reopens: false };
  delete draft.conversation.ticket;
  return true;
}

export function tellTicketClosed(draft: Draft, ticket: string): void {
  delete draft.conversation.ticket;
  delete draft.conversation.resolved;
  replyWith(draft, 'ticket.closed', footer(draft), { reference: ticket });
}

/** The person wants no more of it: the counsellor is told, and the bot answers again. */
export function endTalk(draft: Draft): void {
  const { ticket } = draft.conversation;
  if (ticket === undefined) return replyWith(draft, 'ticket.none', footer(draft));
  draft.effects.push({ do: 'withdraw-ticket', ticket });
  delete draft.conversation.ticket;
  delete draft.conversation.resolved;
  replyWith(draft, 'ticket.ended', footer(draft), { reference: ticket });
}
