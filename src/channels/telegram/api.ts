import type { ApiMethods } from 'grammy/types';
import { Pool } from 'undici';
import { z } from 'zod';

export type Method = string & keyof ApiMethods;
export type Payload<M extends Method> = NonNullable<Parameters<ApiMethods[M]>[0]>;
export type Result<M extends Method> = ReturnType<ApiMethods[M]>;

/** Telegram's Bot API, https://core.telegram.org/bots/api. */
export interface BotApi {
  /** Resolves with what Telegram gives; rejects with a Refusal when it says no, with another error when it does not answer. */
  call<M extends Method>(method: M, payload?: Payload<M>, options?: CallOptions): Promise<Result<M>>;
}

export type CallOptions = {
  signal?: AbortSignal;
  /** Seconds that Telegram may take longer than usual. */
  moreSeconds?: number;
};

const Answer = z.union([
  z.object({ ok: z.literal(true), result: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error_code: z.int(),
    description: z.string(),
    parameters: z.object({ retry_after: z.number().optional().catch(undefined) }).catch({}),
  }),
]);

/** Telegram understood a call and says no. Its description may quote the text of a message. */
export class Refusal extends Error {
  readonly code: number;
  readonly description: string;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: number, description: string, retryAfterSeconds: number | undefined) {
    super(`Telegram refused (${code})`);
    this.name = 'Refusal';
    this.code = code;
    this.description = description;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export type BotApiOptions = { token: string; apiRoot: string; answerSeconds: number };

/** Calls go over connections that are kept open. */
export function createBotApi({ token, apiRoot, answerSeconds }: BotApiOptions): BotApi {
  const { origin, pathname } = new URL(apiRoot);
  const path = `${pathname.replace(/\/$/, '')}/bot${token}/`;
  const pool = new Pool(origin, { connect: { timeout: answerSeconds * 1000 } });
  return {
    async call(method, payload, { signal, moreSeconds = 0 } = {}) {
      const timeout = (answerSeconds + moreSeconds) * 1000;
      const { body } = await pool.request({
        path: path + method,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(payload ?? {}),
        headersTimeout: timeout,
        bodyTimeout: timeout,
        ...(signal && { signal }),
      });
      const answer = Answer.parse(await body.json());
      if (answer.ok) return answer.result as Result<typeof method>;
      const { error_code: code, description, parameters } = answer;
      throw new Refusal(code, description, parameters.retry_after);
    },
  };
}
