/** The channel-neutral vocabulary: what comes in from a person and what goes out to them. */

/** A language together with its script, as a BCP 47 tag. Serbian is written in Latin; Cyrillic is derived. */
export const LOCALES = ['sq', 'sr-Latn', 'sr-Cyrl', 'en'] as const;

/** The languages in which everything is written; they are always on, and the desk speaks them. */
export const LANGUAGES = ['sq', 'sr', 'en'] as const;
export type FullLanguage = (typeof LANGUAGES)[number];

/**
 * The languages that a centre may switch on and that are written in part: a person reads what is not there in the language
 * named here. A language whose tag is its only locale is added with a line.
 */
export const FURTHER = { tr: 'sq' } as const satisfies Record<string, FullLanguage>;
export type FurtherLanguage = keyof typeof FURTHER;
export const FURTHER_LANGUAGES = Object.keys(FURTHER) as FurtherLanguage[];

export type Language = FullLanguage | FurtherLanguage;
export type Locale = (typeof LOCALES)[number] | FurtherLanguage;

/** Every language and locale that there may be, whether on or off. */
export const ALL_LANGUAGES: readonly Language[] = [...LANGUAGES, ...FURTHER_LANGUAGES];
export const ALL_LOCALES: readonly Locale[] = [...LOCALES, ...FURTHER_LANGUAGES];

/** Whether everything is written in a language. */
export function isFull(language: Language): language is FullLanguage {
  return !(language in FURTHER);
}

/** Makes something for each of some languages. */
export function inEach<L extends Language, T>(
  languages: readonly L[],
  make: (language: L) => T,
): Record<L, T> {
  return Object.fromEntries(languages.map((language) => [language, make(language)])) as Record<L, T>;
}

/** What there is in each locale: further languages have what is written in them, or what is said instead. */
export function inLocale<T>(
  full: Record<(typeof LOCALES)[number], T>,
  further: (language: FurtherLanguage) => T,
): Record<Locale, T> {
  return { ...full, ...inEach(FURTHER_LANGUAGES, further) };
}

/** The locale in which content of a language is written. */
export const WRITTEN_IN: Record<Language, Locale> = {
  sq: 'sq',
  sr: 'sr-Latn',
  en: 'en',
  ...inEach(FURTHER_LANGUAGES, (language) => language),
};

/** The language in which the desk takes care of a person who writes in this locale. */
export function deskLanguageOf(locale: Locale): FullLanguage {
  const language = languageOf(locale);
  return isFull(language) ? language : FURTHER[language];
}

/** Each language once, for what is said in all of them at a time. */
export function writtenLocales(locales: readonly Locale[]): Locale[] {
  return locales.filter((locale) => WRITTEN_IN[languageOf(locale)] === locale);
}

export function languageOf(locale: Locale): Language {
  return locale.slice(0, 2) as Language;
}

export type ChannelName = 'telegram' | 'viber' | 'web' | 'terminal';

/** One person on one channel, for example `telegram:12345`. It is personal: never logged, never shown at the desk. */
export type ConversationKey = `${ChannelName}:${string}`;

export function channelOf(key: ConversationKey): ChannelName {
  return key.slice(0, key.indexOf(':')) as ChannelName;
}

/** What makes a delivery recognisable when it comes again, for example `telegram:<update_id>`. */
export type TurnId = string;

/** One thing that happened in a conversation. `at` is the only clock a turn knows (milliseconds since 1970, UTC). */
export type Inbound = {
  channel: ChannelName;
  conversation: ConversationKey;
  turnId: TurnId;
  at: number;
  /** The platform's reference of what the person sent, where the bot may remove it from the chat later. */
  message?: string;
  /** What the platform says about the person's language (an IETF tag). It only suggests. */
  languageHint?: string;
  event: InboundEvent;
};

export type InboundEvent =
  | { type: 'text'; text: string }
  /**
   * A pressed button. The id may come from an old message or be forged: the turn checks it. `on` is the
   * platform's reference of the message that held the button, where the platform can edit messages.
   */
  | { type: 'choice'; id: string; on?: string }
  /** `/start work` is `{name: 'start', argument: 'work'}`. Names are lower case, without the slash. */
  | { type: 'command'; name: string; argument?: string }
  /** A phone number that the person chose to share. */
  | { type: 'contact'; phone: string }
  /** A photo, voice message, sticker or anything else that we do not read. */
  | { type: 'unsupported'; kind: string }
  /** The person sends more than we take; what they sent last was not read. */
  | { type: 'too-many' }
  /** A counsellor's message on its way to the person; the turn id is `desk:<id of the thread message>`. */
  | { type: 'counsellor-message'; ticket: string; text: string }
  /** The person is asked about a referral; the turn id is `desk:<id of the referral>:<about>`. */
  | { type: 'referral-question'; referral: string; about: 'consent' | 'visit' }
  /** Something that the person asked to be told; the turn id is `reminder:<id>`. */
  | { type: 'reminder'; kind: 'stay' | 'permit' | 'appointment' | 'article' | 'checklist'; about: string }
  | (TicketNotice & { ticket: string });

/** What happened to a person's ticket and is told to them in the bot's own words. It holds nothing personal. */
export type TicketNotice =
  /** The person goes on in another account: this one has no part in the ticket any more. Nothing is said here. */
  | { type: 'ticket-moved' }
  /** Nobody answered in the time that was promised. */
  | { type: 'answer-late' }
  /** The counsellor thinks that it is done. */
  | { type: 'ticket-resolved' }
  /** Counsellors take nothing from the person until then. */
  | { type: 'person-blocked'; until: number }
  /** The counsellor ended the talk. */
  | { type: 'ticket-closed' };

/** A piece of a line. `href` makes it a link (https, tel or mailto). `code` is shown as it is, to be copied. */
export type Span = { text: string; bold?: true; italic?: true; code?: true; href?: string };

export type Block =
  | { type: 'heading'; spans: Span[] }
  | { type: 'paragraph'; spans: Span[] }
  | { type: 'list'; ordered: boolean; items: Span[][] };

/** Formatted text, parsed once from a small Markdown subset (see richtext.ts) and rendered by each channel. */
export type RichText = readonly Block[];

/** A button that comes back as a `choice` event. `id` has at most 64 bytes (Telegram's callback_data). */
export type Choice = { id: string; label: string };

/** A button that opens a page. */
export type LinkButton = { label: string; url: string };

/** One message to the person. */
export type Outbound = {
  /** Content ids of what is said, in order, for example `urgent.passport-taken` or `article:visa-ees`. */
  says: string[];
  text: RichText;
  /** The person's locale when it was said, for the page's `lang` and for screen readers. */
  locale: Locale;
  /** Rows of buttons. */
  choices?: Choice[][];
  links?: LinkButton[];
  /** Asks the platform for its share-my-number button, where it has one. */
  requestContact?: { label: string };
  /** This message takes the place of the one with this reference (see `choice`), where the platform can edit. */
  replaces?: string;
  /** Everything else that stands in the chat goes first, as far as the platform lets the bot remove it. */
  clears?: true;
  /** Delivered without sound. */
  silent?: true;
};
