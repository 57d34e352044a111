import { z } from 'zod';
import { type Clock, SendError } from '../../runner/index.ts';
import { ANSWER_TIME } from './limits.ts';
import { refusal } from './status.ts';

const Answer = z.object({ status: z.int() });

export type ViberApi = {
  /** Resolves when Viber has taken the request, rejects with a SendError otherwise. */
  call(method: 'send_message' | 'set_webhook', body: object): Promise<void>;
};

export type ViberApiOptions = { token: string; apiRoot: string; answerTime?: number; clock: Clock };

/** The two calls of Viber's REST API that we need. Errors name neither token nor text. */
export function createViberApi({
  token,
  apiRoot,
  answerTime = ANSWER_TIME,
  clock,
}: ViberApiOptions): ViberApi {
  return {
    async call(method, body) {
      const answer = Answer.safeParse(
        await post(`${apiRoot}/${method}`, {
          headers: { 'content-type': 'application/json', 'x-viber-auth-token': token },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(answerTime),
        }),
      );
      if (!answer.success) throw new SendError('Viber could not be understood: its answer has no status');
      if (answer.data.status !== 0) throw refusal(answer.data.status, clock.now());
    },
  };
}

async function post(url: string, request: RequestInit): Promise<unknown> {
  try {
    const response = await fetch(url, { ...request, method: 'POST' });
    if (!response.ok) throw new SendError(`Viber gave no proper answer (HTTP ${response.status})`);
    return await response.json();
  } catch (error) {
    if (error instanceof SendError) throw error;
    throw new SendError(`Viber gave no proper answer (${reasonOf(error)})`);
  }
}

/** A code such as ECONNREFUSED, or the kind of error (TimeoutError, SyntaxError), whose message may quote the answer. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = (error.cause ?? {}) as { code?: unknown };
  return String(code ?? error.name);
}
