import { DETAIL_ANSWERS, DETAIL_KINDS, type DetailKind } from '../tickets/index.ts';
import { type Draft, reply, replyWith, say } from './draft.ts';

/** What looks like an answer in words; anything else that the person writes is for the counsellor. */
const IN_WORDS: Partial<Record<DetailKind, RegExp>> = {
  name: /^\p{L}[\p{L}\p{M}'’.-]*( \p{L}[\p{L}\p{M}'’.-]*){0,2}$/u,
  phone: /^\+?\d[\d ()/.-]{5,20}$/,
};

/** Asks for something that the centre need not know: one tap skips it, and whoever simply writes on has skipped it, too. */
export function askDetail(draft: Draft, about: DetailKind): void {
  draft.conversation.asksDetail = about;
  const { wording } = draft.world.content;
  reply(draft, {
    says: [`details.ask.${about}`],
    text: say(draft, `details.ask.${about}`),
    choices: [DETAIL_ANSWERS[about].map((value) => `detail:${about}:${value}`), [`detail:${about}:skip`]],
    ...(about === 'phone' && {
      requestContact: { label: wording.label(draft.conversation.locale, 'bot:details.share-phone') },
    }),
  });
}

/** A tap: an answer, or `skip`. */
export function tapDetail(draft: Draft, ticket: string, about: DetailKind, value: string): void {
  if (value !== 'skip') shareDetail(draft, ticket, about, value);
  askNext(draft, about, value);
}

/** Takes what the person writes as the answer to what was asked; returns whether it looks like one. */
export function takeDetail(draft: Draft, ticket: string, text: string): boolean {
  const about = draft.conversation.asksDetail;
  delete draft.conversation.asksDetail;
  const value = text.trim();
  if (about === undefined || !IN_WORDS[about]?.test(value)) return false;
  shareDetail(draft, ticket, about, value);
  askNext(draft, about, value);
  return true;
}

/** A number that was shared by the platform's button. */
export function takePhone(draft: Draft, ticket: string, phone: string): void {
  shareDetail(draft, ticket, 'phone', phone);
  if (draft.conversation.asksDetail === 'phone') return askNext(draft, 'phone', phone);
  replyWith(draft, 'contact.passed-on', []);
}

function shareDetail(draft: Draft, ticket: string, about: DetailKind, value: string): void {
  draft.effects.push({ do: 'share-detail', ticket, detail: { about, value } });
}

/** For a number and a time is asked only who wants to be called. */
function askNext(draft: Draft, about: DetailKind, value: string): void {
  const next =
    about === 'way' && value !== 'call' ? undefined : DETAIL_KINDS[DETAIL_KINDS.indexOf(about) + 1];
  if (next !== undefined) return askDetail(draft, next);
  delete draft.conversation.asksDetail;
  replyWith(draft, 'details.done', [['go:end-talk']]);
}
