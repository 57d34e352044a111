/** What may go wrong at the desk, with its HTTP status. The sentence for each stands in locales/<language>/desk.json. */
export const DESK_ERRORS = {
  invalid: 400,
  'not-signed-in': 401,
  'wrong-password': 401,
  'code-missing': 401,
  'wrong-code': 401,
  'not-allowed': 403,
  'second-factor-missing': 403,
  'reason-missing': 403,
  'other-page': 403,
  'ticket-unknown': 404,
  'invitation-unknown': 404,
  'account-unknown': 404,
  'nothing-to-sample': 404,
  'block-unknown': 404,
  'referral-unknown': 404,
  'practice-unknown': 404,
  'report-unknown': 404,
  'link-unknown': 404,
  'article-unknown': 404,
  'login-taken': 409,
  'content-not-writable': 409,
  'second-factor-there': 409,
  'not-yourself': 409,
  'ticket-closed': 409,
  'ticket-not-yours': 409,
  'referral-not-possible': 409,
  'answered-meanwhile': 409,
  'not-the-same-person': 409,
  'password-weak': 422,
  'too-many-attempts': 429,
  unexpected: 500,
} as const;
export type DeskErrorCode = keyof typeof DESK_ERRORS;

/** A counsellor's request cannot be fulfilled. The code says whose fault it is and what they are told. */
export class DeskError extends Error {
  readonly code: DeskErrorCode;
  readonly retryAfterSeconds: number | undefined;
  constructor(code: DeskErrorCode, retryAfterSeconds?: number) {
    super(code);
    this.name = 'DeskError';
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
