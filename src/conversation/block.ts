import { dayAt, formatDay } from '../wording/index.ts';
import { showArticle } from './article.ts';
import { type Draft, footer, replyWith } from './draft.ts';

/** The article with the addresses and numbers of the centres. */
export const CENTRES = 'local-msc';

/** Whether counsellors take nothing from this person. Who has shown that they are in danger is heard as ever. */
export function isBlocked({ kept, conversation }: Draft): boolean {
  return kept.blockedUntil !== undefined && conversation.urgent === undefined;
}

/** A counsellor has just blocked them: the talk ends, nothing more is asked, and only a new danger opens another. */
export function tellBlocked(draft: Draft, until: number): void {
  const { conversation } = draft;
  delete conversation.ticket;
  delete conversation.resolved;
  delete conversation.asksDetail;
  delete conversation.urgent;
  draft.effects.push({ do: 'hush-referrals' });
  sayBlocked(draft, until);
}

/** They want to reach a counsellor all the same: they are told where they can go and call without us. */
export function refuseBlocked(draft: Draft): void {
  sayBlocked(draft, draft.kept.blockedUntil ?? draft.inbound.at);
  if (draft.world.content.articles.has(CENTRES)) showArticle(draft, CENTRES, 'button');
}

function sayBlocked(draft: Draft, until: number): void {
  const day = formatDay(draft.conversation.locale, dayAt(until));
  replyWith(draft, 'blocked', footer(draft), { day });
}
