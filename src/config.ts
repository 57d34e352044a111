import { isIP } from 'node:net';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ALL_LANGUAGES, LANGUAGES, type Language } from './message.ts';

/** A setting that cannot be used, with its name and what to do. */
export class ConfigError extends Error {
  constructor(problems: string[]) {
    super(`The settings cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** Where content, pages and modules lie: the folder above src/ and dist/. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

const url = z.url({ protocol: /^https?$/, error: 'must be an address such as https://example.org' });

function isNetwork(text: string): boolean {
  const [address = ''] = text.trim().split('/');
  return ['loopback', 'linklocal', 'uniquelocal'].includes(address) || isIP(address) !== 0;
}

/** Every setting, with what it means. All have a default: without any, the program runs embedded, on this machine alone. */
const Environment = z.object({
  /** The port that the web chat, the desk and the webhooks listen on. */
  PORT: z.coerce.number('must be a number').int().min(0).max(65535).default(8080),
  /** The address to listen on; 0.0.0.0 for all. */
  HOST: z.string().default('127.0.0.1'),
  /** How people and platforms reach the program from outside, for example https://chat.example.org. */
  PUBLIC_URL: url.optional(),
  /** The proxies in front of us, whose word is taken for the address of who asks: networks, loopback, uniquelocal, with commas. */
  TRUSTED_PROXIES: z
    .string()
    .refine((list) => list.split(',').every(isNetwork), 'must be networks such as 10.0.0.0/8 or loopback')
    .default('loopback'),
  /** Where the embedded database lies. One process at a time. */
  DATA_DIR: z.string().default('data'),
  /**
   * A folder of one's own with dialogs/, knowledge/ and locales/, in which the desk may write what was decided there; without it
   * the content that came with the program, which the desk leaves as it is.
   */
  CONTENT_DIR: z.string().optional(),
  /**
   * The languages that people may choose, with commas: sq, sr and en always, and any of those that are written in part, such as
   * tr. docs/editing.md tells how a language is added.
   */
  LANGUAGES: z
    .string()
    .default(LANGUAGES.join())
    .transform((list) => list.split(',').map((one) => one.trim()) as Language[])
    .refine(
      (list) =>
        list.every((one) => ALL_LANGUAGES.includes(one)) && LANGUAGES.every((one) => list.includes(one)),
      `must be ${LANGUAGES.join()}, and may go on with ${ALL_LANGUAGES.slice(LANGUAGES.length).join()}`,
    ),
  /** A served PostgreSQL instead of the embedded one, for example postgres://busulla@db/busulla. */
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be an address such as postgres://user@host/name' })
    .optional(),
  /** Redis for conversations and their messages, so that many processes can share the work; see storage/redis. Needs DATABASE_URL. */
  REDIS_URL: z
    .string()
    .regex(/^rediss?(\+sentinel|\+cluster)?:\/\/./, 'must be an address such as redis://host:6379')
    .optional(),
  /**
   * 32 bytes in base64 that seal personal text; without it a key is made in DATA_DIR at the first start. Several with commas:
   * the first seals, the others only open what they sealed, until `npm run admin -- rotate-key` has sealed it anew.
   */
  DATA_KEY: z
    .string()
    .refine(
      (keys) => keys.split(',').every((key) => Buffer.from(key, 'base64').length === 32),
      'must be 32 bytes in base64',
    )
    .optional(),
  /** Days after which a closed case is erased. */
  RETENTION_DAYS: z.coerce.number('must be a number of days').int().min(1).max(3650).default(365),
  /** Days for which counsellors take nothing from somebody whom they block. */
  BLOCK_DAYS: z.coerce.number('must be a number of days').int().min(1).max(365).default(30),
  /** Days after which a person who was sent to another service is asked whether they got there. */
  REFERRAL_FOLLOW_UP_DAYS: z.coerce.number('must be a number of days').int().min(1).max(60).default(7),
  /** Opens /metrics to other machines that send it as a bearer token; without it only this machine may read them. */
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  /** How much is logged: trace, debug, info, warn, error, fatal, silent. */
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  /** From BotFather; without it there is no Telegram. */
  TELEGRAM_BOT_TOKEN: z.string().optional(),
  /** The name of the Telegram bot without @, for links and posters; without it they lead to the other channels. */
  TELEGRAM_BOT_NAME: z
    .string()
    .regex(/^\w{5,32}$/, 'must be the name of a bot, without @')
    .optional(),
  /** Another Bot API server than Telegram's own. */
  TELEGRAM_API_ROOT: url.optional(),
  /** polling asks Telegram for updates; webhook needs PUBLIC_URL and TELEGRAM_WEBHOOK_SECRET. */
  TELEGRAM_MODE: z.enum(['polling', 'webhook']).default('polling'),
  /** 1 to 256 of A-Z a-z 0-9 _ -, which Telegram sends along with every update. */
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{1,256}$/, 'may hold A-Z a-z 0-9 _ - only')
    .optional(),
  /** From Viber's admin panel; without it there is no Viber. Needs PUBLIC_URL. */
  VIBER_AUTH_TOKEN: z.string().optional(),
  /** Whether people on Viber may be reminded: Viber takes money for messages to people who have been silent for a day. */
  VIBER_REMINDERS: z
    .enum(['true', 'false'], 'must be true or false')
    .default('false')
    .transform((text) => text === 'true'),
  /** The URI of the Viber bot as its admin panel shows it, for links and posters. */
  VIBER_BOT_URI: z
    .string()
    .regex(/^[\w.-]{1,64}$/, 'must be the URI of a bot, such as mybot')
    .optional(),
  /** Another server than Viber's own. */
  VIBER_API_ROOT: url.optional(),
});

export type Config = z.infer<typeof Environment>;

/** The names of all settings. */
export const SETTINGS: readonly string[] = Object.keys(Environment.shape);

/** Reads the settings; throws a ConfigError that names every one that cannot be used. Empty means not set. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = Environment.safeParse(set);
  if (!read.success) {
    throw new ConfigError(read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  }
  const missing = missingTogether(read.data);
  if (missing.length > 0) throw new ConfigError(missing);
  return read.data;
}

/** Settings that need each other. */
function missingTogether(config: Config): string[] {
  const problems: string[] = [];
  if (config.TELEGRAM_BOT_TOKEN && config.TELEGRAM_MODE === 'webhook') {
    if (!config.PUBLIC_URL) problems.push('PUBLIC_URL is needed with TELEGRAM_MODE=webhook');
    if (!config.TELEGRAM_WEBHOOK_SECRET)
      problems.push('TELEGRAM_WEBHOOK_SECRET is needed with TELEGRAM_MODE=webhook');
  }
  if (config.REDIS_URL && !config.DATABASE_URL) {
    problems.push('DATABASE_URL is needed with REDIS_URL: the embedded database serves one process only');
  }
  if (config.VIBER_AUTH_TOKEN && !config.PUBLIC_URL) {
    problems.push('PUBLIC_URL is needed with VIBER_AUTH_TOKEN: Viber reaches a bot by webhook only');
  }
  return problems;
}
