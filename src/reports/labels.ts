import type { Content } from '../content/index.ts';
import { choiceLabel } from '../conversation/index.ts';
import type { Locale } from '../message.ts';
import { toPlain } from '../richtext.ts';
import { formatDay } from '../wording/index.ts';
import type { TableName } from './report.ts';

/** Characters of a question that stand in a table. */
const MOST_OF_A_QUESTION = 70;

/** What a row is called. Content changes: what is gone since is called by its key, which says more than nothing. */
export function rowLabel(table: TableName, key: string, content: Content, locale: Locale): string {
  const { wording, articles, contacts, centres } = content;
  const word = (wordKey: string): string =>
    wording.has(locale, wordKey) ? wording.label(locale, wordKey) : key;
  switch (table) {
    case 'overview':
    case 'waits':
    case 'outcomes':
    case 'satisfaction':
      return word(`reports:${table}.${key}`);
    case 'days':
      return key.length === 'YYYY-MM'.length ? monthLabel(key, content, locale) : formatDay(locale, key);
    case 'channels':
    case 'handoff-channels':
      return word(`desk:channel.${key}`);
    case 'languages':
    case 'not-understood':
      return word(`reports:languages.${key.toLowerCase()}`);
    case 'centres':
      // A centre is known by the first letters of its city.
      return [...centres.values()].find(({ id }) => id.startsWith(key.toLowerCase()))?.city[locale] ?? key;
    case 'audiences':
      return answerLabel('audience', key, content, locale);
    case 'countries':
      return answerLabel('country', key, content, locale);
    case 'topics':
    case 'handoff-topics':
      return key === 'other' ? word('reports:other-topic') : word(`desk:topic.${key}`);
    case 'articles':
    case 'helped':
      return articles.get(key)?.texts[locale].title ?? key;
    case 'urgent':
      return word(`desk:urgent.${key}`);
    case 'referrals':
      return word(`desk:refer.status.${key}`);
    case 'arrivals':
      return word(`desk:refer.visit.${key}`);
    case 'services':
      return contacts.get(key)?.name[locale] ?? key;
    case 'stops':
      return questionLabel(key, content, locale);
    case 'links':
      return key;
  }
}

export function monthLabel(month: string, { wording }: Content, locale: Locale): string {
  const [year = '', number = ''] = month.split('-');
  return wording.label(locale, `reports:month.${Number(number)}`, { year });
}

/** An answer of that name may be given in several trees; the first that has it names it. */
function answerLabel(name: string, choice: string, content: Content, locale: Locale): string {
  for (const dialog of content.dialogs.values()) {
    for (const node of dialog.nodes.values()) {
      if (node.type !== 'ask' || node.as !== name || !node.choices.some(({ id }) => id === choice)) continue;
      return choiceLabel(content, locale, `${dialog.id}/${node.id}/${choice}`);
    }
  }
  return choice;
}

function questionLabel(place: string, { wording }: Content, locale: Locale): string {
  const [dialog = '', node = ''] = place.split('/');
  const [title, text] = [`dialogs/${dialog}:title`, `dialogs/${dialog}:${node}.text`];
  if (!wording.has(locale, title) || !wording.has(locale, text)) return place;
  const question = toPlain(wording.say(locale, text)).replace(/\s+/g, ' ').trim();
  return `${wording.label(locale, title)}: ${shortened(question, MOST_OF_A_QUESTION)}`;
}

export function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}
