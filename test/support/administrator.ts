import { codeAt, stepAt } from '../../src/desk/totp.ts';
import type { RunningApp } from './app.ts';

/** Makes an administrator by the API, with a second factor; returns the cookie of their session. */
export async function administratorOf({ app, origin }: RunningApp): Promise<string> {
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${origin}/desk/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, ...headers },
      body: JSON.stringify(body),
    });
  const accepted = await post('/invitation/accept', {
    token: await app.accounts.invite('administrator'),
    account: { login: 'keeper', name: 'Keeper' },
    password: 'four words in a row',
  });
  const [cookie = ''] = accepted.headers.get('set-cookie')?.split(';') ?? [];
  const { csrf } = (await accepted.json()) as { csrf: string };
  const headers = { cookie, 'x-csrf-token': csrf };
  const begun = await post('/account/second-factor', {}, headers);
  const { secret } = (await begun.json()) as { secret: string };
  const confirmed = await post(
    '/account/second-factor/confirm',
    { code: codeAt(secret, stepAt(Date.now())) },
    headers,
  );
  if (!confirmed.ok) throw new Error(`no second factor: ${await confirmed.text()}`);
  return cookie;
}
