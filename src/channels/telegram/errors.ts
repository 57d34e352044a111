import { GrammyError, HttpError } from 'grammy';
import { z } from 'zod';
import { SendError } from '../../runner/index.ts';

/** What the Bot API says when it refuses a call. grammY makes its error of any JSON, so it may be another server's. */
const Refusal = z.object({
  error_code: z.int(),
  description: z.string(),
  parameters: z.object({ retry_after: z.number().optional() }).catch({}),
});

function refusalOf(error: unknown): z.infer<typeof Refusal> | undefined {
  return error instanceof GrammyError ? Refusal.safeParse(error).data : undefined;
}

/**
 * What went wrong with a call, in words that may be logged. grammY's errors hold the message's text (`payload`) and may hold
 * an answer that could not be read (`error`), and Telegram's description may quote the text after its second colon: none of
 * that is in here, so the errors themselves must go no further.
 */
export function explain(error: unknown): string {
  const refusal = refusalOf(error);
  if (!refusal) return `Telegram gave no proper answer (${kindOf(error)})`;
  const { error_code: code, description } = refusal;
  return `Telegram refused (${code}: ${description.split(':', 2).join(':')})${HINTS[code] ?? ''}`;
}

const HINTS: Record<number, string> = {
  401: '. Check TELEGRAM_BOT_TOKEN',
  404: '. Check TELEGRAM_BOT_TOKEN and TELEGRAM_API_ROOT',
  409: '. Another program uses this bot: stop it, or give each its own token',
};

/** A code such as ECONNREFUSED. */
function kindOf(error: unknown): string {
  const cause = error instanceof HttpError ? error.error : error;
  const { code } = (cause ?? {}) as { code?: unknown };
  return String(code ?? 'none in time, or not in the form of the Bot API');
}

/** Seconds that Telegram asked us to wait. */
export function askedToWait(error: unknown): number | undefined {
  return refusalOf(error)?.parameters.retry_after;
}

export function toSendError(error: unknown): SendError {
  const code = refusalOf(error)?.error_code;
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
  const refusal = refusalOf(error);
  return refusal?.error_code === 400 && refusal.description.includes(reason);
}
