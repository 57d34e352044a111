import type { FastifyBaseLogger } from 'fastify';
import type { Locale } from '../../message.ts';
import type { Clock, Leases, Receive } from '../../runner/index.ts';
import type { Wording } from '../../wording/index.ts';

/** How updates reach us. */
export type Intake =
  /** Of many processes, the one that has the lease asks for updates: Telegram tells only one. */
  | { mode: 'polling'; leases: Leases }
  /** `publicUrl` is this server's address as the world sees it; the secret is ours to choose (1-256 of A-Z a-z 0-9 _ -). */
  | { mode: 'webhook'; publicUrl: string; webhookSecret: string };

export type TelegramOptions = Intake & {
  token: string;
  /** Where the Bot API is, without a slash at the end; Telegram's own by default. */
  apiRoot?: string;
  /** Seconds until a call without an answer counts as failed. */
  answerSeconds?: number;
  receive: Receive;
  /** The languages and scripts that are on. */
  locales: readonly Locale[];
  wording: Wording;
  clock: Clock;
  log: FastifyBaseLogger;
};

/** Whether an update needs us no more; otherwise it shall come again. */
export type Handle = (update: unknown) => Promise<boolean>;
