import type { FullLanguage, Locale, RichText, Span } from '../message.ts';

/** Values for the placeholders of a text; `count` chooses the plural form. A span brings its own style or link. */
export type Params = Record<string, string | number | Span>;

/**
 * The words of the bot. A key is `<namespace>:<path>`, for example `bot:unknown.text` (locales/<language>/bot.json) or
 * `dialogs/work-germany:offer.text` (locales/<language>/dialogs/work-germany.json). All keys were checked at load: a missing
 * one is a programming mistake and throws, like a placeholder without a value.
 */
export interface Wording {
  /** Formatted text. Values of placeholders are shown as they are: no Markdown is read in them. */
  say(locale: Locale, key: string, params?: Params): RichText;
  /** A single line without formatting, for buttons and pages. */
  label(locale: Locale, key: string, params?: Params): string;
  has(locale: Locale, key: string): boolean;
  /** The language in which a text is said because it is not written in the locale's own. */
  instead(locale: Locale, key: string): FullLanguage | undefined;
  /** All keys and values of a namespace in one locale, for a page that shows them itself. */
  namespace(locale: Locale, namespace: string): Record<string, string>;
}
