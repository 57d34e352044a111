import { type Draft, reply, say } from './draft.ts';

/**
 * Somebody may be looking at the phone: what can go goes, and something harmless stands there, with a sentence on what cannot
 * go. A case ends with it, also a resolved one, because a counsellor's answer would give the person away, and so would a
 * question about a referral.
 */
export function hide(draft: Draft): void {
  const { ticket: open, resolved } = draft.conversation;
  const ticket = open ?? resolved?.ticket;
  if (ticket !== undefined) draft.effects.push({ do: 'withdraw-ticket', ticket });
  draft.effects.push({ do: 'hush-referrals' });
  draft.remembered = false;
  const says = ['hide.done', `hide.${draft.inbound.channel}`];
  reply(draft, { says, text: says.flatMap((key) => say(draft, key)), clears: true });
}
