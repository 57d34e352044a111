import type { Content } from '../content/index.ts';
import { topicOfLink } from '../conversation/index.ts';
import type { ChannelName, Locale } from '../message.ts';
import type { Paper, Part } from '../paper/index.ts';
import { SMALL } from './hide.ts';
import type { Cell } from './report.ts';

/** A link into the chat, made for a place and a campaign so that it shows how many came by it. */
export type Link = { code: string; topic: string; place: string; campaign: string; madeAt: number };

/** Keeps links, and tells how many came through each. */
export interface LinkStore {
  /** The latest first. */
  list(): Promise<Array<Link & { followed: number }>>;
  find(code: string): Promise<Link | undefined>;
  /** The same code again changes nothing. */
  keep(link: Link): Promise<void>;
}

/** Where the chat is found: the address of the web chat, the name of the Telegram bot, the address of the Viber bot. */
export type Entrances = { web: string; telegram?: string | undefined; viber?: string | undefined };

/** What Telegram takes: https://core.telegram.org/bots/features#deep-linking */
const LONGEST_CODE = 64;

/** The code of a link; undefined when it cannot be made of these words, or would lead elsewhere. */
export function linkCode(
  topic: string,
  place: string,
  campaign: string,
  content: Content,
): string | undefined {
  const name = [place, campaign].map(inPlainLetters).filter(Boolean).join('-');
  const code = `${topic}-${name}`.slice(0, LONGEST_CODE).replace(/-+$/, '');
  return name !== '' && topicOfLink(content, code) === topic ? code : undefined;
}

function inPlainLetters(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'dj')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** The addresses of a link, on each channel that is open. */
export function linkAddresses(
  code: string,
  { web, telegram, viber }: Entrances,
): { channel: ChannelName; url: string }[] {
  return [
    ...(telegram ? [{ channel: 'telegram', url: `https://t.me/${telegram}?start=${code}` } as const] : []),
    ...(viber ? [{ channel: 'viber', url: `viber://pa?chatURI=${viber}&context=${code}` } as const] : []),
    { channel: 'web', url: `${web.replace(/\/$/, '')}/?start=${code}` },
  ];
}

/** How many came, unless they are so few that it points at somebody. */
export function followedCell(followed: number): Cell {
  return followed > 0 && followed <= SMALL ? null : followed;
}

/** What a tree or an article is called on a poster. */
export function topicLabel(topic: string, { articles, wording }: Content, locale: Locale): string {
  const key = `dialogs/${topic}:title`;
  return (
    articles.get(topic)?.texts[locale].title ??
    (wording.has(locale, key) ? wording.label(locale, key) : topic)
  );
}

/** A poster: what it is about, and a square to be read by a phone for each channel. It names no place: whoever reads it is there. */
export function posterPaper(
  { code, topic, madeAt }: Link,
  entrances: Entrances,
  content: Content,
  locale: Locale,
): Paper {
  const { wording } = content;
  const word = (key: string) => wording.label(locale, `reports:poster.${key}`);
  const paragraph = (text: string): Part => ({ type: 'paragraph', spans: [{ text }] });
  return {
    title: topic === 'start' ? word('title') : topicLabel(topic, content, locale),
    locale,
    madeAt,
    sections: [
      { locale, parts: [paragraph(word('what')), paragraph(word('scan'))] },
      ...linkAddresses(code, entrances).map(({ channel, url }) => ({
        locale,
        parts: [
          { type: 'heading' as const, spans: [{ text: wording.label(locale, `desk:channel.${channel}`) }] },
          { type: 'qr' as const, content: url },
          paragraph(url),
        ],
      })),
      { locale, parts: [paragraph(word('safe'))] },
    ],
  };
}
