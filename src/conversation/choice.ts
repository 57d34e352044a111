import type { Content } from '../content/index.ts';
import type { DialogChoice, DialogNode } from '../dialogs/index.ts';
import type { Locale } from '../message.ts';
import type { ReminderKind } from '../reminders/index.ts';
import {
  DETAIL_ANSWERS,
  DETAIL_KINDS,
  type DetailKind,
  SATISFACTIONS,
  type Satisfaction,
  VISITS,
  type Visit,
} from '../tickets/index.ts';
import { itemLabel } from './item-label.ts';

/**
 * What a button means, read from its id. The id says everything, so that a button in an old message works for as long as
 * what it names is there:
 *
 *     <dialog>/<node>/<choice>    an answer in a tree
 *     go:<place>                  back, menu, person, language, continue, end-talk, danger
 *     article:<id>, article:<id>:more
 *     dialog:<id>                 the beginning of a tree
 *     helped:<article>:yes|no
 *     locale:<locale>
 *     consent:yes|no, delete:yes|no
 *     refer:<referral>:yes|no|withdraw|slip, visit:<referral>:yes|not-yet|turned-away
 *     move:<ticket>
 *     detail:<kind>:<answer>|skip
 *     rate:<ticket>:yes|partly|no
 *     remind:<kind>, remind:<kind>:<about>, remind-end:<reminder>, reminded:<kind>:<about>
 *     checklist:<article>, checklist:<article>:kept|drop
 *     tick:<article>:<item>, untick:<article>:<item>
 *     stays:done|remove|inside|today|again    while days in Schengen are counted
 */
export type Pressed =
  | { press: 'dialog'; node: DialogNode; choice: DialogChoice }
  | { press: 'go'; place: Place }
  | { press: 'article'; article: string; more: boolean }
  | { press: 'tree'; dialog: string }
  | { press: 'helped'; article: string; helped: boolean }
  | { press: 'locale'; locale: Locale }
  | { press: 'consent' | 'delete'; yes: boolean }
  | { press: 'refer'; referral: string; choice: ReferralChoice }
  | { press: 'visit'; referral: string; visit: Visit }
  | { press: 'detail'; about: DetailKind; value: string }
  | { press: 'move'; ticket: string }
  | { press: 'rate'; ticket: string; satisfaction: Satisfaction }
  | { press: 'remind' | 'reminded'; kind: ReminderKind; about: string }
  | { press: 'remind-end'; reminder: string }
  | { press: 'checklist'; article: string; drop: boolean }
  | { press: 'tick' | 'untick'; article: string; item: string }
  | { press: 'stays'; step: StaysStep };

export const PLACES = [
  'back',
  'menu',
  'person',
  'language',
  'continue',
  'end-talk',
  'ask-bot',
  'none-of-these',
] as const;
export type Place = (typeof PLACES)[number];

/** What the buttons about a referral say. `slip` shows it again. */
export const REFERRAL_CHOICES = ['yes', 'no', 'withdraw', 'slip'] as const;
export type ReferralChoice = (typeof REFERRAL_CHOICES)[number];

const REMINDER_KINDS = [
  'stay',
  'permit',
  'appointment',
  'article',
  'checklist',
] as const satisfies ReminderKind[];

export const STAYS_STEPS = ['done', 'remove', 'inside', 'today', 'again'] as const;
export type StaysStep = (typeof STAYS_STEPS)[number];

/** Reads a choice id; undefined when nothing of that name exists (an old button, or a forged one). */
export function readChoice(content: Content, id: string): Pressed | undefined {
  if (id.includes('/')) return readDialogChoice(content, id);
  const [kind, value = '', detail = ''] = id.split(':');
  switch (kind) {
    case 'go':
      return isOneOf(PLACES, value) ? { press: 'go', place: value } : undefined;
    case 'article':
      return content.articles.has(value)
        ? { press: 'article', article: value, more: detail === 'more' }
        : undefined;
    case 'dialog':
      return content.dialogs.has(value) ? { press: 'tree', dialog: value } : undefined;
    case 'helped':
      return content.articles.has(value)
        ? { press: 'helped', article: value, helped: detail === 'yes' }
        : undefined;
    case 'locale':
      return isOneOf(content.locales, value) ? { press: 'locale', locale: value } : undefined;
    case 'detail':
      return isOneOf(DETAIL_KINDS, value) && [...DETAIL_ANSWERS[value], 'skip'].includes(detail)
        ? { press: 'detail', about: value, value: detail }
        : undefined;
    case 'move':
      return { press: 'move', ticket: value };
    case 'rate':
      return isOneOf(SATISFACTIONS, detail)
        ? { press: 'rate', ticket: value, satisfaction: detail }
        : undefined;
    case 'remind':
    case 'reminded':
      return isOneOf(REMINDER_KINDS, value) ? { press: kind, kind: value, about: detail } : undefined;
    case 'remind-end':
      return { press: kind, reminder: value };
    case 'checklist':
      return { press: kind, article: value, drop: detail === 'drop' };
    case 'tick':
    case 'untick':
      return { press: kind, article: value, item: detail };
    case 'stays':
      return isOneOf(STAYS_STEPS, value) ? { press: 'stays', step: value } : undefined;
    case 'consent':
    case 'delete':
      return { press: kind, yes: value === 'yes' };
    case 'refer':
      return isOneOf(REFERRAL_CHOICES, detail)
        ? { press: 'refer', referral: value, choice: detail }
        : undefined;
    case 'visit':
      return isOneOf(VISITS, detail) ? { press: 'visit', referral: value, visit: detail } : undefined;
    default:
      return undefined;
  }
}

function readDialogChoice(content: Content, id: string): Pressed | undefined {
  const [dialog = '', nodeId = '', choiceId = ''] = id.split('/');
  const node = content.dialogs.get(dialog)?.nodes.get(nodeId);
  if (!node || !('choices' in node)) return undefined;
  const choice = node.choices.find((one) => one.id === choiceId);
  return choice && { press: 'dialog', node, choice };
}

function isOneOf<T extends string>(list: readonly T[], value: string): value is T {
  return (list as readonly string[]).includes(value);
}

/** What stands on the button with this id. */
export function choiceLabel(content: Content, locale: Locale, id: string): string {
  const { wording, articles } = content;
  if (id.includes('/')) return dialogChoiceLabel(content, locale, id);
  const [kind, value = '', detail = ''] = id.split(':');
  if (kind === 'article' && detail === '') return articles.get(value)?.texts[locale].title ?? value;
  if (kind === 'article') return wording.label(locale, 'bot:more');
  if (kind === 'tick' || kind === 'untick') {
    const article = articles.get(value);
    return article ? itemLabel(article, locale, detail, kind === 'untick') : value;
  }
  if (kind === 'checklist' && detail === 'kept')
    return wording.label(locale, 'bot:checklist.kept', {
      title: articles.get(value)?.texts[locale].title ?? value,
    });
  if (kind === 'checklist') return wording.label(locale, `bot:checklist.${detail || 'open'}`);
  if (kind === 'dialog') return wording.label(locale, `dialogs/${value}:title`);
  if (kind === 'remind-end' || kind === 'reminded') return wording.label(locale, `bot:reminders.${kind}`);
  if (kind === 'helped') return wording.label(locale, `bot:helped.${detail}`);
  if (kind === 'refer' || kind === 'visit') return wording.label(locale, `bot:${kind}.${detail}`);
  if (kind === 'detail')
    return wording.label(locale, `bot:details.${detail === 'skip' ? detail : `${value}.${detail}`}`);
  if (kind === 'move') return wording.label(locale, 'bot:status.move');
  if (kind === 'rate') return wording.label(locale, `bot:rate.${detail}`);
  // Each language is called as it calls itself: these names are never translated.
  if (kind === 'locale') return wording.label(value as Locale, `bot:locale.${value.toLowerCase()}`);
  return wording.label(locale, `bot:${kind}.${value}`);
}

/** A choice without words of its own is called by the title of what it leads to. */
function dialogChoiceLabel(content: Content, locale: Locale, id: string): string {
  const { wording, articles } = content;
  const [dialog, node, choice] = id.split('/');
  const key = `dialogs/${dialog}:${node}.choices.${choice}`;
  if (wording.has(locale, key)) return wording.label(locale, key);
  const pressed = readChoice(content, id);
  const target = pressed?.press === 'dialog' ? pressed.choice.target : undefined;
  switch (target?.to) {
    case 'article':
      return articles.get(target.article)?.texts[locale].title ?? target.article;
    case 'dialog':
    case 'node':
      return wording.label(locale, `dialogs/${target.dialog}:title`);
    case 'person':
      return wording.label(locale, 'bot:go.person');
    default:
      return wording.label(locale, 'bot:go.menu');
  }
}
