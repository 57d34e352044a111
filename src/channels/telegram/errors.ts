import { GrammyError, HttpError } from 'grammy';
import { SendError } from '../../runner/index.ts';

/**
 * What went wrong with a call, in words that may be logged. grammY's errors hold the message's text (`payload`) and the
 * address with the token in it (`error`), and Telegram's description may quote the text after its second colon: none of
 * that is in here, so the errors themselves must go no further.
 */
export function explain(error: unknown): string {
  if (error instanceof GrammyError) {
    const reason = error.description.split(':', 2).join(':');
    return `Telegram refused ${error.method} (${error.error_code}: ${reason})${HINTS[error.error_code] ?? ''}`;
  }
  if (error instanceof HttpError) return `Telegram gave no proper answer (${causeOf(error.error)})`;
  return `Telegram could not be understood (${error instanceof Error ? error.name : typeof error})`;
}

const HINTS: Record<number, string> = {
  401: '. Check TELEGRAM_BOT_TOKEN',
  404: '. Check TELEGRAM_BOT_TOKEN and TELEGRAM_API_ROOT',
  409: '. Another program uses this bot: stop it, or give each its own token',
};

/** A code such as ECONNREFUSED, or node-fetch's kind of error. Its message has the token in it. */
function causeOf(error: unknown): string {
  const { code, type } = (error ?? {}) as { code?: unknown; type?: unknown };
  return String(code ?? type ?? 'no answer in time');
}

/** Seconds that Telegram asked us to wait. */
export function askedToWait(error: unknown): number | undefined {
  return error instanceof GrammyError ? error.parameters.retry_after : undefined;
}

export function toSendError(error: unknown): SendError {
  const code = error instanceof GrammyError ? error.error_code : undefined;
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
  return error instanceof GrammyError && error.error_code === 400 && error.description.includes(reason);
}
