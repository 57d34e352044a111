/** How a call can go wrong. */
export type Fault =
  | { retryAfter: number }
  /** An answer of the Bot API, for example `{code: 400, description: "Bad Request: message can't be edited"}`. */
  | { code: number; description: string }
  /** An error page of a server before the Bot API. */
  | { status: number }
  | 'garbage'
  /** JSON, but not in the form of the Bot API. */
  | 'foreign'
  /** No answer at all. */
  | 'silence'
  /** The call is carried out and its answer lost. */
  | 'lost-answer';

/** What the Bot API says when it does not do what was asked. */
export class Refusal extends Error {
  readonly code: number;
  readonly parameters: { retry_after: number } | undefined;

  constructor(code: number, description: string, parameters?: { retry_after: number }) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}
