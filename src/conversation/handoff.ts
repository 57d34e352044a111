import { plainText } from '../richtext.ts';
import { makeReference } from '../tickets/index.ts';
import type { UrgentKind } from '../understanding/index.ts';
import { type Draft, footer, reply, replyWith, say } from './draft.ts';
import { answerUrgent } from './urgent.ts';

/** Says what would be passed on, to whom and why, and asks. */
export function offerPerson(draft: Draft): void {
  const { ticket } = draft.conversation;
  if (ticket !== undefined) return replyWith(draft, 'ticket.already', footer(draft), { reference: ticket });
  replyWith(draft, 'ticket.consent', [['consent:yes', 'consent:no']]);
}

/** The person agreed. */
export function openTicket(draft: Draft): void {
  const { world, inbound, conversation } = draft;
  if (conversation.ticket !== undefined) return offerPerson(draft);
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
    { do: 'count', what: { event: 'handoff', locale } },
  );
  conversation.ticket = reference;
  replyWith(draft, 'ticket.opened', [['go:end-talk']], { reference });
}

/** While a counsellor has the ticket, the bot is silent and passes on; the numbers still come when there is danger. */
export function passOnText(draft: Draft, text: string, urgent: UrgentKind | null): void {
  const { ticket } = draft.conversation;
  if (ticket === undefined) throw new Error('there is no ticket to add to');
  draft.effects.push({ do: 'add-to-thread', ticket, text, urgent });
  if (urgent) answerUrgent(draft, urgent);
}

/** A phone number is passed on to the counsellor and kept nowhere else. */
export function passOnContact(draft: Draft, phone: string): void {
  const { ticket } = draft.conversation;
  if (ticket === undefined) return replyWith(draft, 'contact.not-kept', footer(draft));
  draft.effects.push({ do: 'add-to-thread', ticket, text: phone, urgent: null });
  replyWith(draft, 'contact.passed-on', []);
}

/** A counsellor answers. Their message also brings back a talk that was forgotten in the meantime. */
export function passOnCounsellorMessage(draft: Draft, ticket: string, text: string): void {
  draft.conversation.ticket = ticket;
  reply(draft, {
    says: ['counsellor-message'],
    text: [...say(draft, 'ticket.counsellor'), ...plainText(text)],
    choices: [['go:end-talk']],
  });
}

export function tellTicketClosed(draft: Draft, ticket: string): void {
  delete draft.conversation.ticket;
  replyWith(draft, 'ticket.closed', footer(draft), { reference: ticket });
}

/** The person wants no more of it: the counsellor is told, and the bot answers again. */
export function endTalk(draft: Draft): void {
  const { ticket } = draft.conversation;
  if (ticket === undefined) return replyWith(draft, 'ticket.none', footer(draft));
  draft.effects.push({ do: 'withdraw-ticket', ticket });
  delete draft.conversation.ticket;
  replyWith(draft, 'ticket.ended', footer(draft), { reference: ticket });
}
