import { answerInstead } from './answer.ts';
import { showArticle, showMore } from './article.ts';
import { dropChecklist, showChecklist, tick } from './checklist.ts';
import { type Place, type Pressed, readChoice, type StaysStep } from './choice.ts';
import { deleteEverything } from './data.ts';
import { tapDetail } from './details.ts';
import { type Draft, footer, replyWith } from './draft.ts';
import { declineTicket, endTalk, offerPerson, openTicket, rateTicket } from './handoff.ts';
import { withoutPersonalData } from './privacy.ts';
import { pressReferral, pressVisit } from './referral.ts';
import { endReminder, pressRemind, tellReminded } from './reminders.ts';
import { remember } from './state.ts';
import { moveTalkHere } from './status.ts';
import { countingNode, takeStaysStep } from './stays.ts';
import { enter, goBack, goOn, leaveFor, openMenu } from './walk.ts';
import { askLocale, welcome } from './welcome.ts';

/** A pressed button: from the last message, an old one, or forged. */
export function pressChoice(draft: Draft, id: string): void {
  const pressed = readChoice(draft.world.content, id);
  if (!pressed) return explainOldButton(draft);
  switch (pressed.press) {
    case 'dialog':
      return takeDialogChoice(draft, pressed);
    case 'go':
      return goTo(draft, pressed.place);
    case 'article':
      return pressed.more ? showMore(draft, pressed.article) : showArticle(draft, pressed.article, 'button');
    case 'tree':
      return enter(draft, { to: 'dialog', dialog: pressed.dialog });
    case 'helped':
      return sayWhetherHelped(draft, pressed);
    case 'locale':
      draft.conversation.locale = pressed.locale;
      draft.conversation.localeChosen = true;
      return welcome(draft);
    case 'stays':
      return takeStep(draft, pressed.step);
    case 'consent':
      return pressed.yes ? openTicket(draft) : declineTicket(draft);
    case 'move':
      if (!moveTalkHere(draft, pressed.ticket)) explainOldButton(draft);
      return;
    case 'detail': {
      const { ticket } = draft.conversation;
      return ticket === undefined
        ? explainOldButton(draft)
        : tapDetail(draft, ticket, pressed.about, pressed.value);
    }
    case 'rate':
      return rateTicket(draft, pressed.ticket, pressed.satisfaction);
    case 'delete':
      return pressed.yes ? deleteEverything(draft) : goOn(draft);
    case 'remind':
      if (!pressRemind(draft, pressed.kind, pressed.about)) explainOldButton(draft);
      return;
    case 'checklist':
      if (pressed.drop) return dropChecklist(draft, pressed.article);
      if (!showChecklist(draft, pressed.article)) explainOldButton(draft);
      return;
    case 'tick':
    case 'untick': {
      const { article, item } = pressed;
      if (!tick(draft, { article, item }, pressed.press === 'tick')) explainOldButton(draft);
      return;
    }
    case 'remind-end':
      return endReminder(draft, pressed.reminder);
    case 'reminded':
      if (!tellReminded(draft, pressed.kind, pressed.about)) explainOldButton(draft);
      return;
    case 'refer':
      if (!pressReferral(draft, pressed.referral, pressed.choice)) explainOldButton(draft);
      return;
    case 'visit':
      if (!pressVisit(draft, pressed.referral, pressed.visit)) explainOldButton(draft);
      return;
  }
}

function sayWhetherHelped(draft: Draft, { article, helped }: Extract<Pressed, { press: 'helped' }>): void {
  const { locale, lastQuestion } = draft.conversation;
  draft.effects.push({ do: 'count', what: { event: 'helped', article, helped, locale } });
  if (!helped && lastQuestion !== undefined) {
    draft.effects.push({ do: 'keep-unanswered', text: withoutPersonalData(lastQuestion), locale, article });
  }
  replyWith(draft, helped ? 'helped.thanks' : 'helped.sorry', footer(draft));
}

function takeDialogChoice(draft: Draft, { node, choice }: Extract<Pressed, { press: 'dialog' }>): void {
  const { conversation } = draft;
  if (node.type === 'ask') conversation.answers = { ...conversation.answers, [node.as]: choice.id };
  draft.effects.push({
    do: 'count',
    what: {
      event: 'answered',
      dialog: node.dialog,
      node: node.id,
      as: node.type === 'ask' ? node.as : node.id,
      choice: choice.id,
      locale: conversation.locale,
    },
  });
  conversation.path = remember(conversation.path, `${node.dialog}/${node.id}/${choice.id}`);
  leaveFor(draft, { dialog: node.dialog, node: node.id }, choice.target);
}

function takeStep(draft: Draft, step: StaysStep): void {
  const node = countingNode(draft);
  return node ? takeStaysStep(draft, node, step) : explainOldButton(draft);
}

/** Where the buttons under every message lead. */
export function goTo(draft: Draft, place: Place): void {
  switch (place) {
    case 'back':
      return goBack(draft);
    case 'menu':
      return openMenu(draft);
    case 'continue':
      return goOn(draft);
    case 'language':
      return askLocale(draft);
    case 'person':
      return offerPerson(draft);
    case 'end-talk':
      return endTalk(draft);
    case 'ask-bot':
      return answerInstead(draft);
    case 'none-of-these':
      return replyWith(draft, 'unknown', [['go:person'], ...footer(draft).slice(0, 1)]);
  }
}

/** What stood on it is gone: say so, and show where we are. */
function explainOldButton(draft: Draft): void {
  replyWith(draft, 'old-button', []);
  goOn(draft);
}
