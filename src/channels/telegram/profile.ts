import type { FastifyBaseLogger } from 'fastify';
import type { Api } from 'grammy';
import type { LanguageCode } from 'grammy/types';
import { FURTHER_LANGUAGES, type Locale } from '../../message.ts';
import type { Wording } from '../../wording/index.ts';
import { explain } from './errors.ts';

/** The commands in Telegram's menu, in its order: those that the turn knows. */
const COMMANDS = [
  'start',
  'menu',
  'back',
  'person',
  'language',
  'status',
  'reminders',
  'privacy',
  'mydata',
  'delete',
  'hide',
  'help',
] as const;

/**
 * Which of our locales the apps show, by their language; first for all others. Bosnian and Croatian readers find Serbian
 * in Latin letters closest.
 */
const SHOWN: ReadonlyArray<{ locale: Locale; language_code?: LanguageCode }> = [
  { locale: 'sq' },
  { locale: 'sq', language_code: 'sq' },
  { locale: 'sr-Latn', language_code: 'sr' },
  { locale: 'sr-Latn', language_code: 'bs' },
  { locale: 'sr-Latn', language_code: 'hr' },
  { locale: 'en', language_code: 'en' },
];

/** A further language that is on is shown to those who read it. */
function furtherOf(locales: readonly Locale[]): typeof SHOWN {
  const further = FURTHER_LANGUAGES.filter((language) => locales.includes(language));
  return further.map((language) => ({ locale: language, language_code: language }));
}

type ProfileOptions = {
  api: Api;
  locales: readonly Locale[];
  wording: Wording;
  log: FastifyBaseLogger;
  signal: AbortSignal;
};

/** Tells Telegram's apps our commands and what the bot is for, in each language. The bot works without: a failure is logged. */
export async function publishProfile({ api, locales, wording, log, signal }: ProfileOptions): Promise<void> {
  try {
    for (const { locale, ...language } of [...SHOWN, ...furtherOf(locales)]) {
      const say = (key: string) => wording.label(locale, `commands:${key}`);
      const commands = COMMANDS.map((command) => ({ command, description: say(command) }));
      await api.raw.setMyCommands({ commands, ...language });
      await api.raw.setMyDescription({ description: say('description'), ...language });
      await api.raw.setMyShortDescription({ short_description: say('shortDescription'), ...language });
    }
  } catch (error) {
    if (signal.aborted) return;
    log.warn({ reason: explain(error) }, 'Telegram shows old commands and descriptions, or none');
  }
}
