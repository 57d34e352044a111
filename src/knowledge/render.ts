import {
  type Block,
  type FullLanguage,
  type Locale,
  languageOf,
  type RichText,
  type Span,
} from '../message.ts';
import { formatDay, telLink, type Wording } from '../wording/index.ts';
import { type Article, isPastReview } from './article.ts';
import type { Contact } from './contact.ts';

/** An article as a person reads it; `more` stands behind the "more" button. */
export type RenderedArticle = { body: RichText; more?: RichText };

/**
 * Renders an article for a moment (milliseconds since 1970): the title, a warning when its review is overdue, the text, the
 * contacts, the source with the day it was checked, and a sentence where the facts are weak.
 */
export function renderArticle(
  article: Article,
  locale: Locale,
  at: number,
  wording: Wording,
): RenderedArticle {
  const { title, body, more, instead } = article.texts[locale];
  const today = new Date(at).toISOString().slice(0, 10);
  return {
    body: [
      { type: 'heading', spans: [{ text: title }] },
      ...(isPastReview(article, today) ? outdated(article, locale, wording) : []),
      ...(instead ? noteOn(instead, locale, wording) : []),
      ...body,
      ...contactList(article.contacts, locale, wording),
      ...sourceLine(article, locale, wording),
      ...(article.certainty === 'weak' ? wording.say(locale, 'knowledge:weak') : []),
    ],
    ...(more && { more }),
  };
}

/** Says that a text stands here in another language than the person's. */
export function noteOn(language: FullLanguage, locale: Locale, wording: Wording): RichText {
  return wording.say(locale, 'knowledge:instead', {
    language: wording.label(locale, `knowledge:languages.${language}`),
  });
}

function outdated(article: Article, locale: Locale, wording: Wording): RichText {
  return wording.say(locale, 'knowledge:outdated', { date: formatDay(locale, article.checked) });
}

function contactList(contacts: readonly Contact[], locale: Locale, wording: Wording): Block[] {
  if (contacts.length === 0) return [];
  return [{ type: 'list', ordered: false, items: contacts.map((one) => contactLine(one, locale, wording)) }];
}

/** `Kosovo Police: 192, day and night, free of charge`. The number is bold and can be tapped. */
export function contactLine(contact: Contact, locale: Locale, wording: Wording): Span[] {
  return [
    { text: `${contact.name[locale]}: ` },
    ...contactFacts(contact, locale, wording).flatMap((fact, index) => (index > 0 ? [COMMA, fact] : [fact])),
  ];
}

const COMMA: Span = { text: ', ' };

/** How a service is reached, one thing after the other: number, hours, address… */
export function contactFacts(contact: Contact, locale: Locale, wording: Wording): Span[] {
  const { phone, email, web, hours } = contact;
  const facts: Span[] = [];
  if (phone) facts.push({ text: phone, bold: true, href: telLink(phone) });
  if (hours)
    facts.push({ text: hours === 'always' ? wording.label(locale, 'knowledge:always') : hours[locale] });
  if (contact.free) facts.push({ text: wording.label(locale, 'knowledge:free') });
  if (contact.address) facts.push({ text: contact.address[locale] });
  if (email) facts.push({ text: email, href: `mailto:${email}` });
  if (web) facts.push({ text: new URL(web).host.replace(/^www\./, ''), href: web });
  if (contact.certainty === 'single-source')
    facts.push({ text: wording.label(locale, 'knowledge:please-check') });
  return facts;
}

function sourceLine(article: Article, locale: Locale, wording: Wording): RichText {
  const { publisher, url, language } = article.sources[0];
  const params = {
    publisher: { text: publisher[locale], href: url },
    date: formatDay(locale, article.checked),
  };
  if (language === languageOf(locale)) return wording.say(locale, 'knowledge:source', params);
  return wording.say(locale, 'knowledge:source-in-language', {
    ...params,
    language: wording.label(locale, `knowledge:languages.${language}`),
  });
}
