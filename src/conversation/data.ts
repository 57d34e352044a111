import { TICKS_KEPT_DAYS } from '../reminders/index.ts';
import { makeReference } from '../tickets/index.ts';
import { dayAt, formatDay } from '../wording/index.ts';
import { type Draft, footer, replyWith } from './draft.ts';

/** What receipts of deletion begin with, as references of cases begin with their centre. */
const RECEIPT = 'DEL';

/** What the bot keeps, how long, and how to have it deleted. */
export function explainPrivacy(draft: Draft): void {
  const days = draft.world.ticketDays;
  replyWith(draft, 'privacy', [['article:local-privacy'], ...footer(draft)], {
    days,
    ticks: TICKS_KEPT_DAYS,
  });
}

/** Asks once more: what is deleted is gone. */
export function askToDelete(draft: Draft): void {
  replyWith(draft, 'delete.ask', [['delete:yes', 'delete:no']]);
}

/** Also in the middle of a case. The person gets a receipt that the centre can confirm without knowing who they are. */
export function deleteEverything(draft: Draft): void {
  const { conversation, turnId, at } = draft.inbound;
  const day = dayAt(at);
  // The moment is stored nowhere, so that nobody can find out later whose receipt it is by trying.
  const receipt = makeReference(RECEIPT, `${conversation} ${turnId} ${at}`);
  draft.effects.push({ do: 'erase-person', receipt, day });
  draft.remembered = false;
  replyWith(draft, 'delete.done', [], { receipt, day: formatDay(draft.conversation.locale, day) });
}
