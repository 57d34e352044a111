import { type PinTry, parsePin, parseReference, type TicketSummary } from '../tickets/index.ts';
import { dayAt, formatDay } from '../wording/index.ts';
import { isBlocked } from './block.ts';
import { type Draft, footer, reply, replyWith, say } from './draft.ts';
import { sayNextOpening } from './promise.ts';

/** Milliseconds in which a talk can be moved here after its number was said. */
const PROVED_FOR = 15 * 60_000;

/** `/status`: how the person's case stands, or the one whose reference they give. */
export function tellStatus(draft: Draft, argument = ''): void {
  const { conversation } = draft;
  const own = conversation.ticket ?? conversation.resolved?.ticket;
  const reference = argument === '' ? own : parseReference(argument);
  if (reference === undefined)
    return replyWith(draft, argument === '' ? 'ticket.none' : 'status.unreadable', footer(draft));
  const mine = draft.kept.tickets.find((ticket) => ticket.reference === reference);
  if (mine) return sayStatus(draft, mine, []);
  if (reference === own) return replyWith(draft, 'ticket.already', footer(draft), { reference });
  conversation.asksPinOf = reference;
  replyWith(draft, 'status.ask-pin', [['go:menu']], { reference });
}

/** A number that the person types after they were asked for it, and the ticket it should open. */
export function pinIn(
  conversation: { asksPinOf?: string } | undefined,
  text: string,
): { reference: string; pin: string } | undefined {
  const pin = parsePin(text);
  const reference = conversation?.asksPinOf;
  return reference !== undefined && pin !== undefined ? { reference, pin } : undefined;
}

/** What the number has opened. */
export function answerPin(draft: Draft, tried: PinTry): void {
  if (tried.is === 'wrong') return replyWith(draft, 'status.wrong-pin', [['go:menu']]);
  delete draft.conversation.asksPinOf;
  if (tried.is !== 'right') return replyWith(draft, 'status.locked', footer(draft));
  const { ticket } = tried;
  draft.conversation.proved = { ticket: ticket.reference, at: draft.inbound.at };
  const canMove = draft.conversation.ticket === undefined && ticket.status !== 'closed' && !isBlocked(draft);
  sayStatus(draft, ticket, canMove ? [[`move:${ticket.reference}`]] : []);
}

/** The talk goes on here. Returns whether the person has just shown that the case is theirs. */
export function moveTalkHere(draft: Draft, ticket: string): boolean {
  const { conversation, inbound } = draft;
  const { proved } = conversation;
  if (conversation.ticket === ticket) {
    replyWith(draft, 'ticket.already', footer(draft), { reference: ticket });
    return true;
  }
  if (isBlocked(draft) || proved?.ticket !== ticket || inbound.at - proved.at > PROVED_FOR) return false;
  if (conversation.ticket !== undefined) return false;
  draft.effects.push({ do: 'move-ticket', ticket, channel: inbound.channel, locale: conversation.locale });
  delete conversation.proved;
  delete conversation.resolved;
  conversation.ticket = ticket;
  replyWith(draft, 'status.moved', [['go:end-talk']], { reference: ticket });
  return true;
}

/** The talk went on in another account. Whoever holds this phone now learns nothing of it. */
export function leaveTalk({ conversation }: Draft, ticket: string): void {
  if (conversation.ticket === ticket) delete conversation.ticket;
  if (conversation.resolved?.ticket === ticket) delete conversation.resolved;
}

function sayStatus(draft: Draft, ticket: TicketSummary, above: string[][]): void {
  const { reference, openedAt, status, waitingFor } = ticket;
  const key = `status.${status === 'waiting' ? `waiting-${waitingFor}` : status}`;
  const when = waitingFor === 'us' ? sayNextOpening(draft) : { says: [], text: [] };
  const day = formatDay(draft.conversation.locale, dayAt(openedAt));
  reply(draft, {
    says: [key, ...when.says],
    text: [...say(draft, 'status.case', { reference, day }), ...say(draft, key), ...when.text],
    choices: [...above, ...footer(draft)],
  });
}
