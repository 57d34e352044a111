import { type Contact, contactFacts } from '../knowledge/index.ts';
import { type Locale, languageOf } from '../message.ts';
import type { Paper, Section } from '../paper/index.ts';
import { dayAt, formatDay, type Wording } from '../wording/index.ts';
import type { Referral, SlipText } from './referral.ts';

/** The language that a slip speaks to a service: Albanian, unless the service is known to speak others only. */
export function localeOfService({ languages }: Pick<Contact, 'languages'>): Locale {
  if (languages.length === 0 || languages.includes('sq')) return 'sq';
  return languages.includes('sr') ? 'sr-Latn' : 'en';
}

/** Whether a counsellor writes the same text once for both. */
export function sharesLanguage(person: Locale, service: Locale): boolean {
  return languageOf(person) === languageOf(service);
}

/** The slip: what the person agreed to, in their language and in the service's, and nothing more. */
export function slipPaper(
  referral: Pick<Referral, 'ticket' | 'locale' | 'texts' | 'agreedAt'>,
  service: Contact,
  wording: Wording,
): Paper {
  const { locale, texts } = referral;
  const theirs = localeOfService(service);
  const part = (locale: Locale, text: SlipText) => sectionOf(referral, service, wording, locale, text);
  return {
    title: wording.label(locale, 'slip:title'),
    locale,
    madeAt: referral.agreedAt ?? 0,
    sections: [
      part(locale, texts.person),
      ...(sharesLanguage(locale, theirs) ? [] : [part(theirs, texts.service)]),
    ],
  };
}

function sectionOf(
  { ticket, agreedAt }: Pick<Referral, 'ticket' | 'agreedAt'>,
  service: Contact,
  wording: Wording,
  locale: Locale,
  { reason, agreed, bring }: SlipText,
): Section {
  const word = (key: string) => wording.label(locale, `slip:${key}`);
  const facts = contactFacts(service, locale, wording).map(({ text }) => text);
  const rows = [
    [word('service'), service.name[locale]],
    ...(facts.length > 0 ? [[word('contact'), facts.join('\n')]] : []),
    [word('reference'), ticket],
    [word('day'), formatDay(locale, dayAt(agreedAt ?? 0))],
    [word('reason'), reason],
    [word('agreed'), agreed],
    ...(bring === '' ? [] : [[word('bring'), bring]]),
  ];
  return {
    locale,
    parts: [
      { type: 'heading', spans: [{ text: word('heading') }] },
      { type: 'table', rows },
      { type: 'paragraph', spans: [{ text: word('consent') }] },
    ],
  };
}
