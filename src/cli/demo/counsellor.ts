import { randomUUID } from 'node:crypto';

/** Somebody at the desk, by its API as the page uses it. */
export type DemoCounsellor = {
  /** The references of the cases that are not closed. */
  queue(): Promise<string[]>;
  answers(reference: string, text: string): Promise<void>;
  resolves(reference: string): Promise<void>;
};

/** Takes a place at the desk by a one-time link. */
export async function sitDown(origin: string, token: string): Promise<DemoCounsellor> {
  const account = { login: 'demo', name: 'Demo' };
  const accepted = await call(origin, '/invitation/accept', {}, { token, account, password: randomUUID() });
  const { csrf } = (await accepted.json()) as { csrf: string };
  const headers = { cookie: accepted.headers.get('set-cookie')?.split(';')[0] ?? '', 'x-csrf-token': csrf };
  return {
    async queue() {
      const answer = await call(origin, '/tickets?show=all', headers);
      const { tickets } = (await answer.json()) as { tickets: { reference: string }[] };
      return tickets.map(({ reference }) => reference);
    },
    async answers(reference, text) {
      await call(origin, `/tickets/${reference}/messages`, headers, { id: randomUUID(), text });
    },
    async resolves(reference) {
      await call(origin, `/tickets/${reference}/resolve`, headers, { id: randomUUID(), outcome: 'informed' });
    },
  };
}

async function call(
  origin: string,
  path: string,
  headers: Record<string, string>,
  body?: object,
): Promise<Response> {
  const response = await fetch(`${origin}/desk/api${path}`, {
    headers: { origin, ...headers, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response;
}
