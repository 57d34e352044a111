import type { Locale } from '../../message.ts';
import type { DeskProblem } from '../api/shapes.ts';

/** The server refused, or could not be reached; `message` is for the counsellor. */
export class Problem extends Error {
  readonly code: string;
  constructor({ error, message }: DeskProblem) {
    super(message);
    this.code = error;
  }
}

/** Calls of the desk's API, in the counsellor's language and under their session. A refusal is a Problem. */
export type Api = {
  get<T>(path: string): Promise<T>;
  post<T = void>(path: string, body?: object): Promise<T>;
  put<T = void>(path: string, body: object): Promise<T>;
};

/** Browsers keep at most 64 KiB alive; a letter has up to three bytes. */
const KEEPALIVE_CHARACTERS = 20_000;

export function createApi(settings: { locale: Locale; csrf: string | undefined; noConnection: string }): Api {
  async function call<T>(path: string, request: RequestInit): Promise<T> {
    const headers = {
      ...request.headers,
      'accept-language': settings.locale,
      ...(settings.csrf && { 'x-csrf-token': settings.csrf }),
    };
    const response = await fetch(`/desk/api${path}`, { ...request, headers }).catch(() => undefined);
    if (response?.status === 204) return undefined as T;
    // A proxy in between may answer with a page of its own.
    const answer: unknown = await response?.json().catch(() => undefined);
    if (!response || answer === undefined) {
      throw new Problem({ error: 'no-connection', message: settings.noConnection });
    }
    if (!response.ok) throw new Problem(answer as DeskProblem);
    return answer as T;
  }

  const send = <T>(method: 'POST' | 'PUT', path: string, what: object) => {
    const body = JSON.stringify(what);
    return call<T>(path, {
      method,
      // What is said on leaving the page arrives all the same.
      keepalive: body.length < KEEPALIVE_CHARACTERS,
      headers: { 'content-type': 'application/json' },
      body,
    });
  };

  return {
    get: (path) => call(path, {}),
    post: (path, body = {}) => send('POST', path, body),
    put: (path, body) => send('PUT', path, body),
  };
}

/** A name for something that is sent, kept until it has arrived: so nothing arrives twice. */
export function makeId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
