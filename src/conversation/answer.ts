import type { Meaning, SmalltalkKind } from '../understanding/index.ts';
import { showArticle } from './article.ts';
import { takeDetail } from './details.ts';
import { type Draft, footer, replyWith } from './draft.ts';
import { offerPerson, passOnText, reopenTicket, returnToBot, ticketThatReopens } from './handoff.ts';
import { nextLocale } from './locale.ts';
import { isInTree } from './place.ts';
import { pressChoice } from './press.ts';
import { withoutPersonalData } from './privacy.ts';
import { takeDayToRemember } from './reminders.ts';
import { answerPin } from './status.ts';
import { takeDays } from './stays.ts';
import { typedChoice } from './typed.ts';
import { answerUrgent } from './urgent.ts';
import { goOn } from './walk.ts';
import { welcome } from './welcome.ts';

/** Characters. What a person tells a counsellor later is not cut; this is only what the bot carries along. */
const QUESTION_KEPT = 1000;

/** A person's own words. Danger is looked for before anything else, whatever is going on. */
export function answerText(draft: Draft, text: string): void {
  if (draft.kept.pin) return answerPin(draft, draft.kept.pin);
  // Whoever types anything else has left the question.
  delete draft.conversation.asksPinOf;
  const typed = typedChoice(draft.world.content, draft.conversation, text);
  if (typed !== undefined) return pressChoice(draft, typed);
  const meaning = understand(draft, text);
  const { ticket } = draft.conversation;
  if (ticket !== undefined) {
    if (!meaning.urgent && takeDetail(draft, ticket, text)) return;
    return passOnText(draft, text, meaning.urgent);
  }
  if (!meaning.urgent && (takeDays(draft, text) || takeDayToRemember(draft, text))) return;
  const { locale, localeChosen } = draft.conversation;
  draft.conversation.locale = nextLocale(locale, localeChosen, meaning.locale);
  draft.conversation.lastQuestion = text.slice(0, QUESTION_KEPT);
  const reopens = ticketThatReopens(draft);
  // "Thank you" after the end opens nothing again.
  if (reopens !== undefined && (meaning.urgent || meaning.kind !== 'smalltalk'))
    return reopenTicket(draft, reopens, text, meaning.urgent);
  if (meaning.urgent) return answerUrgent(draft, meaning.urgent);
  answerMeaning(draft, text, meaning);
}

/** What the person wrote was not for the counsellor: the bot answers it. */
export function answerInstead(draft: Draft): void {
  const { lastQuestion } = draft.conversation;
  if (!returnToBot(draft) || lastQuestion === undefined) return goOn(draft);
  answerText(draft, lastQuestion);
}

function understand({ world, conversation }: Draft, text: string): Meaning {
  const lastArticle = conversation.articles.at(-1);
  return world.understanding.understand(text, {
    locale: conversation.locale,
    answers: conversation.answers,
    ...(lastArticle !== undefined && { lastArticle }),
  });
}

function answerMeaning(draft: Draft, text: string, meaning: Meaning): void {
  const [best, ...others] = meaning.articles.map((article) => article.id);
  switch (meaning.kind) {
    case 'human':
      return offerPerson(draft);
    case 'smalltalk':
      return answerSmalltalk(draft, meaning.smalltalk ?? 'greet');
    case 'answer':
      return best === undefined ? sayUnknown(draft, text) : showArticle(draft, best, 'question', others);
    case 'clarify':
      return best === undefined
        ? sayUnknown(draft, text)
        : offerArticles(draft, [best, ...others].slice(0, 3));
    case 'unknown':
      return sayUnknown(draft, text);
  }
}

/** A greeting at the beginning opens the conversation; later it is answered and the talk goes on. */
function answerSmalltalk(draft: Draft, kind: SmalltalkKind): void {
  if (kind === 'greet' && draft.conversation.position === undefined) return welcome(draft);
  replyWith(draft, `smalltalk.${kind}`, [...onwards(draft), ...footer(draft)]);
}

function offerArticles(draft: Draft, articles: string[]): void {
  replyWith(draft, 'clarify', [
    ...articles.map((id) => [`article:${id}`]),
    ['go:none-of-these'],
    ...onwards(draft),
    ...footer(draft),
  ]);
}

function sayUnknown(draft: Draft, text: string): void {
  const { locale } = draft.conversation;
  draft.effects.push(
    { do: 'count', what: { event: 'unanswered', locale } },
    { do: 'keep-unanswered', text: withoutPersonalData(text), locale },
  );
  replyWith(draft, 'unknown', [...onwards(draft), ...footer(draft)]);
}

/** The tree is offered again where it was left. */
function onwards({ conversation }: Draft): string[][] {
  const { position, trail } = conversation;
  const places = position ? [...trail, position] : trail;
  return places.some(isInTree) ? [['go:continue']] : [];
}
