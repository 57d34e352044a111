import { SendError } from '../../runner/index.ts';
import { Refusal } from './api.ts';

/**
 * What went wrong with a call, in words that may be logged. Telegram's description may quote the text after its second colon,
 * and an answer that could not be read may be anything: none of that is in here, so the errors themselves must go no further.
 */
export function explain(error: unknown): string {
  if (!(error instanceof Refusal)) return `Telegram gave no proper answer (${kindOf(error)})`;
  const { code, description } = error;
  return `Telegram refused (${code}: ${description.split(':', 2).join(':')})${HINTS[code] ?? ''}`;
}

const HINTS: Record<number, string> = {
  401: '. Check TELEGRAM_BOT_TOKEN',
  404: '. Check TELEGRAM_BOT_TOKEN and TELEGRAM_API_ROOT',
  409: '. Another program uses this bot: stop it, or give each its own token',
};

/** A code such as ECONNREFUSED. */
function kindOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return String(code ?? 'not in the form of the Bot API');
}

/** Seconds that Telegram asked us to wait. */
export function askedToWait(error: unknown): number | undefined {
  return error instanceof Refusal ? error.retryAfterSeconds : undefined;
}

export function toSendError(error: unknown): SendError {
  const code = error instanceof Refusal ? error.code : undefined;
  const retryAfterSeconds = askedToWait(error);
  const personHasLeft = code === 403 || isRefusal(error, 'chat not found');
  return new SendError(explain(error), {
    personHasLeft,
    permanent: code === 400 && !personHasLeft,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
}

/** Whether Telegram calls the request itself wrong, for this reason if one is given. */
export function isRefusal(error: unknown, reason = ''): boolean {
  return error instanceof Refusal && error.code === 400 && error.description.includes(reason);
}
