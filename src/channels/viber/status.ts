import { SendError } from '../../runner/index.ts';

/** https://developers.viber.com/docs/api/rest-bot-api/#error-codes */
const NAMES: Record<number, string> = {
  1: 'invalidUrl',
  2: 'invalidAuthToken. Check VIBER_AUTH_TOKEN',
  3: 'badData',
  4: 'missingData',
  5: 'receiverNotRegistered',
  6: 'receiverNotSubscribed',
  7: 'publicAccountBlocked',
  8: 'publicAccountNotFound',
  9: 'publicAccountSuspended',
  10: 'webhookNotSet',
  11: 'receiverNoSuitableDevice',
  12: 'tooManyRequests',
  13: 'apiVersionNotSupported',
  14: 'incompatibleWithVersion',
  21: 'unsupportedCountry',
  23: 'freeMessagesExceeded',
  24: 'noBalance',
};

/** The person has no Viber any more, or does not want our messages. */
const PERSON_HAS_LEFT = [5, 6];

/** The message is malformed, or the person's app cannot show it. */
const NEVER_TAKEN = [3, 4, 11, 13, 14, 21];

/** One person gets at most 100 messages in an hour of the clock without answering: after it, the count begins anew. */
const TOO_MANY_REQUESTS = 12;

/**
 * The refusal that a status stands for. Those not named above are about our account (its token, its money, Viber's verdict on
 * it): an operator can mend them, so the message waits.
 */
export function refusal(status: number, now: number): SendError {
  return new SendError(`Viber refused (${status}: ${NAMES[status] ?? 'other'})`, {
    personHasLeft: PERSON_HAS_LEFT.includes(status),
    permanent: NEVER_TAKEN.includes(status),
    ...(status === TOO_MANY_REQUESTS ? { retryAfterSeconds: secondsToNextHour(now) } : {}),
  });
}

/** Milliseconds. */
const HOUR = 3_600_000;

function secondsToNextHour(now: number): number {
  return Math.ceil((HOUR - (now % HOUR)) / 1_000);
}
