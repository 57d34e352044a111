import { z } from 'zod';
import { renderForTelegram } from '../channels/telegram/index.ts';
import { renderForViber } from '../channels/viber/index.ts';
import {
  type Conversation,
  type Effect,
  type Kept,
  NOTHING_KEPT,
  turn,
  type World,
} from '../conversation/index.ts';
import type { Inbound, Locale, Outbound } from '../message.ts';

/** What can be looked at: an article, what stands behind its "more", or a node of a tree. */
export type Shown = { article: string; more: boolean } | { dialog: string; node: string };

/** Why something reads badly on a channel. */
export type Warning =
  | { what: 'in-parts'; channel: 'telegram' | 'viber'; parts: number }
  | { what: 'buttons-lost'; channel: 'telegram' | 'viber'; count: number }
  | { what: 'label-long'; label: string };

/** One language and script as the channels show it. */
export type Preview = {
  locale: Locale;
  web: Pick<Outbound, 'text'> & { choices: string[] };
  /** HTML as Telegram takes it, part by part; labels row by row. */
  telegram: { parts: string[]; rows: string[][] };
  /** Plain text part by part; labels row by row. */
  viber: { parts: string[]; rows: string[][] };
  warnings: Warning[];
};

/** Characters of a label that a small phone shows in one line; the titles of articles keep to it, too. */
const LABEL_CHARACTERS = 38;

/** Shows it as a person would get it who came there at once, in all languages and scripts. */
export function previewOf(world: World, shown: Shown, at: number): Preview[] {
  return world.content.locales.map((locale) => {
    const replies = repliesTo(world, shown, locale, at);
    const telegram = telegramOf(replies);
    const viber = viberOf(replies, world.content.wording.label('sq', 'commands:senderName'));
    const labels = replies.flatMap(labelsOf);
    return {
      locale,
      web: { text: replies.flatMap(({ text }) => text), choices: labels },
      telegram,
      viber,
      warnings: [
        ...partsWarning('telegram', telegram.parts.length, replies.length),
        ...partsWarning('viber', viber.parts.length, replies.length),
        ...lostWarning('telegram', labels.length - telegram.rows.flat().length),
        ...lostWarning('viber', labels.length - viber.rows.flat().length),
        ...labels
          .filter((label) => label.length > LABEL_CHARACTERS)
          .map((label): Warning => ({ what: 'label-long', label })),
      ],
    };
  });
}

/** What an editor does in a talk that is only tried. */
export const Tried = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1).max(1000) }),
  z.strictObject({ type: z.literal('choice'), id: z.string().min(1).max(64) }),
  z.strictObject({ type: z.literal('command'), name: z.string().regex(/^[a-z]{1,20}$/) }),
]);
export type Tried = z.output<typeof Tried>;

/** Plays a talk of nobody's from its beginning: what is said after each step. Of what it would do, only ticks are remembered. */
export function playTalk(world: World, locale: Locale, steps: readonly Tried[], at: number): Outbound[][] {
  const inbound = (event: Inbound['event'], step: number): Inbound => ({
    channel: 'web',
    conversation: 'web:preview',
    turnId: `web:preview:${step}`,
    at,
    event,
  });
  let { conversation } = turn(world, undefined, inbound({ type: 'choice', id: `locale:${locale}` }, 0));
  let { ticks } = NOTHING_KEPT;
  return steps.map((event, index) => {
    const done = turn(world, conversation, inbound(event, index + 1), { ...NOTHING_KEPT, ticks });
    conversation = done.conversation;
    ticks = done.effects.reduce(ticksAfter, ticks);
    return done.replies;
  });
}

function ticksAfter(ticks: Kept['ticks'], effect: Effect): Kept['ticks'] {
  switch (effect.do) {
    case 'tick':
      return [...ticks, effect.tick];
    case 'untick':
      return ticks.filter(
        ({ article, item }) => article !== effect.tick.article || item !== effect.tick.item,
      );
    case 'drop-ticks':
      return ticks.filter(({ article }) => article !== effect.article);
    default:
      return ticks;
  }
}

/** A talk of nobody's, which is led there by a button. */
function repliesTo(world: World, shown: Shown, locale: Locale, at: number): Outbound[] {
  const press = (id: string): Inbound => ({
    channel: 'web',
    conversation: 'web:preview',
    turnId: 'web:preview',
    at,
    event: { type: 'choice', id },
  });
  const { conversation } = turn(world, undefined, press(`locale:${locale}`));
  if (!conversation) return [];
  if ('article' in shown) {
    return turn(world, conversation, press(`article:${shown.article}${shown.more ? ':more' : ''}`)).replies;
  }
  const there: Conversation = { ...conversation, position: shown, trail: [] };
  return turn(world, there, press('go:continue')).replies;
}

function labelsOf({ choices = [], links = [] }: Outbound): string[] {
  return [...choices.flat().map(({ label }) => label), ...links.map(({ label }) => label)];
}

function telegramOf(replies: readonly Outbound[]): Preview['telegram'] {
  const requests = replies.flatMap((reply) => renderForTelegram(0, reply));
  return {
    parts: requests.map(({ payload }) => String(payload.text)),
    rows: requests.flatMap(({ payload }) => {
      const markup = payload.reply_markup;
      if (!markup || !('inline_keyboard' in markup)) return [];
      return markup.inline_keyboard.map((row) => row.map(({ text }) => text));
    }),
  };
}

function viberOf(replies: readonly Outbound[], senderName: string): Preview['viber'] {
  const messages = replies.flatMap((reply) => renderForViber(reply, senderName));
  return {
    parts: messages.map(({ text }) => text),
    rows: messages.flatMap(({ keyboard }) => rowsOf(keyboard?.Buttons ?? [])),
  };
}

/** Viber lays buttons out over six columns. */
function rowsOf(buttons: readonly { Columns: number; Text: string }[]): string[][] {
  const rows: string[][] = [];
  let filled = 6;
  for (const { Columns, Text } of buttons) {
    if (filled + Columns > 6) {
      rows.push([]);
      filled = 0;
    }
    rows.at(-1)?.push(Text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'));
    filled += Columns;
  }
  return rows;
}

function partsWarning(channel: 'telegram' | 'viber', parts: number, replies: number): Warning[] {
  return parts > replies ? [{ what: 'in-parts', channel, parts }] : [];
}

function lostWarning(channel: 'telegram' | 'viber', count: number): Warning[] {
  return count > 0 ? [{ what: 'buttons-lost', channel, count }] : [];
}
