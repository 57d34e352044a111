import { articleVersion, checklistOf } from '../knowledge/index.ts';
import { fold } from '../language/index.ts';
import { type Reminder, type ReminderKind, sendLater, sendOn } from '../reminders/index.ts';
import { isDay, readDays } from '../stay/index.ts';
import { makeReference } from '../tickets/index.ts';
import { dayAt, formatDay } from '../wording/index.ts';
import { listsOf, remindersOf, showChecklist } from './checklist.ts';
import { choiceLabel } from './choice.ts';
import { type Draft, footer, reply, replyWith, say } from './draft.ts';

/** What the ids of reminders begin with, as references of cases begin with their centre. */
const REMINDER = 'REM';

/** What a person may be asked a day for. */
export type DayToRemember = Exclude<ReminderKind, 'stay' | 'article' | 'checklist'>;

/** What somebody is reminded of, each with a button that ends it, their checklists, and what they could be reminded of. */
export function listReminders(draft: Draft): void {
  const { reminders } = draft.kept;
  const lastArticle = draft.conversation.articles.at(-1);
  const lists = listsOf(draft);
  const followed = reminders.some(({ about }) => about === lastArticle);
  reply(draft, {
    says: ['reminders.list'],
    text: [
      ...say(draft, reminders.length > 0 ? 'reminders.list' : 'reminders.none'),
      ...reminders.flatMap((reminder) =>
        say(draft, `reminders.about.${reminder.kind}`, reminderWords(draft, reminder)),
      ),
      ...lists.flatMap(({ title, done, all }) => say(draft, 'checklist.brief', { title, done, all })),
      ...(mayRemind(draft) ? say(draft, 'reminders.how') : say(draft, 'reminders.not-here')),
    ],
    choices: [
      ...reminders.map(({ id }) => [`remind-end:${id}`]),
      ...lists.map(({ article }) => [`checklist:${article}:kept`]),
      ...(mayRemind(draft) ? newOnes(followed ? undefined : lastArticle) : []),
      ...footer(draft),
    ],
  });
}

function newOnes(article: string | undefined): string[][] {
  return [
    ['remind:appointment'],
    ['remind:permit'],
    ...(article === undefined ? [] : [[`remind:article:${article}`]]),
  ];
}

/** Viber takes money for messages that nobody waits for: the centre must want that. */
export function mayRemind({ world, inbound }: Draft): boolean {
  return inbound.channel !== 'terminal' && (inbound.channel !== 'viber' || world.remindsOnViber === true);
}

/** A button that begins a reminder. Returns false when it means nothing (any more). */
export function pressRemind(draft: Draft, kind: ReminderKind, about: string): boolean {
  if (!mayRemind(draft)) {
    replyWith(draft, 'reminders.not-here', footer(draft));
    return true;
  }
  if (kind === 'article') return followArticle(draft, about);
  if (kind === 'checklist') return followChecklist(draft, about);
  if (about === '' && kind !== 'stay') {
    draft.conversation.reminding = kind;
    replyWith(draft, `reminders.ask.${kind}`, footer(draft));
    return true;
  }
  return isDay(about) && remember(draft, kind, about);
}

/** Takes the day that was asked for. Returns false when the text is something else. */
export function takeDayToRemember(draft: Draft, text: string): boolean {
  const { reminding } = draft.conversation;
  if (reminding === undefined) return false;
  const days = readDays(fold(text), dayAt(draft.inbound.at));
  if (days === undefined) return false;
  const [day] = days === 'no-such-day' ? [] : days;
  if (day === undefined) {
    replyWith(draft, 'stays.say.no-such-day', footer(draft));
    return true;
  }
  delete draft.conversation.reminding;
  return remember(draft, reminding, day);
}

function followArticle(draft: Draft, id: string): boolean {
  const article = draft.world.content.articles.get(id);
  if (!article) return false;
  set(draft, { kind: 'article', about: id, sendOn: null, version: articleVersion(article) });
  return true;
}

/** One reminder of a list at a time; the next one is asked for again. */
function followChecklist(draft: Draft, article: string): boolean {
  const found = draft.world.content.articles.get(article);
  if (!found || !checklistOf(found, draft.conversation.locale)) return false;
  for (const { id } of remindersOf(draft, article)) draft.effects.push({ do: 'end-reminder', reminder: id });
  set(draft, { kind: 'checklist', about: article, sendOn: sendLater(dayAt(draft.inbound.at)) });
  return true;
}

function remember(draft: Draft, kind: Exclude<ReminderKind, 'article' | 'checklist'>, day: string): true {
  const on = sendOn(kind, day, dayAt(draft.inbound.at));
  if (on === undefined) replyWith(draft, 'reminders.too-late', footer(draft));
  else set(draft, { kind, about: day, sendOn: on });
  return true;
}

function set(draft: Draft, what: Pick<Reminder, 'kind' | 'about' | 'sendOn' | 'version'>): void {
  const { inbound, conversation } = draft;
  const id = makeReference(REMINDER, `${inbound.conversation} ${inbound.turnId}`);
  const reminder: Reminder = { id, ...what, channel: inbound.channel, locale: conversation.locale };
  draft.effects.push({ do: 'set-reminder', reminder });
  replyWith(
    draft,
    what.sendOn === null ? 'reminders.set-article' : 'reminders.set',
    [[`remind-end:${id}`], ...footer(draft)],
    {
      day: what.sendOn === null ? '' : formatDay(conversation.locale, what.sendOn),
    },
  );
}

export function endReminder(draft: Draft, id: string): void {
  draft.effects.push({ do: 'end-reminder', reminder: id });
  replyWith(draft, 'reminders.ended', footer(draft));
}

/** The phone may lie beside somebody who must not read: what it is about is told only when it is asked for. */
export function remind(draft: Draft, kind: ReminderKind, about: string): void {
  replyWith(draft, 'reminders.due', [[`reminded:${kind}:${about}`]]);
}

/** What a reminder was about. Returns false when that is no longer there. */
export function tellReminded(draft: Draft, kind: ReminderKind, about: string): boolean {
  if (kind === 'checklist') return showChecklist(draft, about);
  if (kind === 'article' ? !draft.world.content.articles.has(about) : !isDay(about)) return false;
  const article = kind === 'article' ? about : kind === 'stay' ? 'visa-90-180-count' : undefined;
  const offers =
    article !== undefined && draft.world.content.articles.has(article) ? [[`article:${article}`]] : [];
  replyWith(
    draft,
    `reminders.about.${kind}`,
    [...offers, ...footer(draft)],
    reminderWords(draft, { kind, about }),
  );
  return true;
}

export function reminderWords(
  { world, conversation }: Draft,
  { kind, about }: Pick<Reminder, 'kind' | 'about'>,
): { what: string } {
  const { locale } = conversation;
  return {
    what:
      kind === 'article' || kind === 'checklist'
        ? choiceLabel(world.content, locale, `article:${about}`)
        : formatDay(locale, about),
  };
}
