import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { codeAt, stepAt } from '../../src/desk/totp.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { startTelegramSimulator } from '../support/telegram-simulator/index.ts';

let telegram: Awaited<ReturnType<typeof startTelegramSimulator>>;
let running: RunningApp;
let cookie: string;

beforeAll(async () => {
  telegram = await startTelegramSimulator();
  running = await startApp({
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    RETENTION_DAYS: '90',
  });
  cookie = `busulla-desk=${await administrator()}`;
});
afterAll(async () => {
  await running.stop();
  await telegram.stop();
});

/** The session of an administrator with a second factor. */
async function administrator(): Promise<string> {
  const { accounts } = running.app;
  const account = { login: 'first', name: 'First', password: 'four words in a row' };
  const signedIn = await accounts.accept((await accounts.ensureFirstAdministrator()) ?? '', account);
  if (!signedIn) throw new Error('a new account has no second factor yet');
  const { secret } = await accounts.secondFactor.begin(signedIn.counsellor);
  await accounts.secondFactor.confirm(signedIn.counsellor, codeAt(secret, stepAt(Date.now())), '127.0.0.1');
  return signedIn.session;
}

async function channels() {
  const response = await fetch(`${running.origin}/desk/api/channels`, { headers: { cookie } });
  return (await response.json()) as { retentionDays: number; channels: { name: string }[] };
}

test('an administrator sees how each channel gets on: what waits, what the platform says, and what never arrived', async () => {
  const blocked = 'Forbidden: bot was blocked by the user';
  const [now, long] = [Date.now(), Date.now() - 8 * 24 * 60 * 60_000];
  await running.database.query(
    `insert into undeliverable (id, channel, at, reason)
     values ('1', 'telegram', $1, $3), ('2', 'telegram', $1, $3), ('3', 'telegram', $2, $3), ('4', 'web', $1, 'x')`,
    [now, long, blocked],
  );
  expect(await channels()).toEqual({
    retentionDays: 90,
    channels: [
      { name: 'web', waiting: 0, undeliverable: [{ reason: 'x', count: 1 }], platform: null },
      {
        name: 'telegram',
        waiting: 0,
        undeliverable: [{ reason: blocked, count: 2 }],
        platform: { pending: 0, lastError: null },
      },
    ],
  });
});

test('a platform that does not answer hides nothing of the others', async () => {
  await telegram.stop();
  const { channels: shown } = await channels();
  expect(shown).toMatchObject([{ name: 'web' }, { name: 'telegram', platform: 'unreachable' }]);
});
