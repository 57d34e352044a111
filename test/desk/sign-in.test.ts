import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Desk, openDesk, PASSWORD } from '../support/desk.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.seat('counsellor', 'k.k');
});
afterAll(() => desk.close());
beforeEach(() => desk.database.query('delete from failed_logins'));

const signIn = (login: string, password: string) =>
  desk.call(undefined, 'POST', '/session', { login, password });
const accept = (token: string, login: string, password = PASSWORD) =>
  desk.call(undefined, 'POST', '/invitation/accept', { token, account: { login, name: 'New' }, password });
const outcome = (response: Awaited<ReturnType<Desk['call']>>) => [response.statusCode, response.json().error];

describe('signing in', () => {
  test('opens a session that a cookie holds, out of reach of scripts and of other sites', async () => {
    const response = await signIn('K.K', PASSWORD);
    expect(response.json()).toMatchObject({ me: { login: 'k.k', role: 'counsellor' } });
    expect(response.cookies).toMatchObject([
      { name: 'busulla-desk', path: '/desk', httpOnly: true, sameSite: 'Strict' },
    ]);
    expect(response.body).not.toContain(response.cookies[0]?.value);
  });

  test('keeps the cookie to https where people reach us by it', async () => {
    const served = await openDesk({ publicUrl: 'https://desk.example.org' });
    await served.seat('counsellor');
    const response = await served.call(undefined, 'POST', '/session', {
      login: 'counsellor',
      password: PASSWORD,
    });
    expect(response.cookies).toMatchObject([{ secure: true }]);
    await served.close();
  });

  test('stores neither the password nor the token', async () => {
    const seat = desk.seatOf(await signIn('k.k', PASSWORD));
    const stored = JSON.stringify([
      await desk.database.query('select * from counsellors'),
      await desk.database.query('select * from sessions'),
    ]);
    expect(stored).not.toContain(PASSWORD);
    expect(stored).not.toContain(seat.cookie.split('=')[1]);
  });

  test('tells a wrong password and an unknown name apart for nobody', async () => {
    const wrong = await signIn('k.k', 'another password');
    const unknown = await signIn('nobody', 'another password');
    expect(outcome(wrong)).toEqual([401, 'wrong-password']);
    expect(unknown.body).toBe(wrong.body);
  });

  test('begins a new session each time, whatever cookie comes along', async () => {
    const first = desk.seatOf(await signIn('k.k', PASSWORD));
    const again = desk.seatOf(
      await desk.call(first, 'POST', '/session', { login: 'k.k', password: PASSWORD }),
    );
    expect(again.cookie).not.toBe(first.cookie);
    expect(again.csrf).not.toBe(first.csrf);
  });
});

describe('too many attempts', () => {
  test('at one account stop even the right password, until 15 minutes have passed', async () => {
    await signIn('k.k', 'wrong');
    await asIfRepeated(9);
    const refused = await signIn('k.k', PASSWORD);
    expect(outcome(refused)).toEqual([429, 'too-many-attempts']);
    expect(refused.headers['retry-after']).toBe('900');
    desk.clock.advance(15 * MINUTE + 1);
    expect((await signIn('k.k', PASSWORD)).statusCode).toBe(200);
  });

  test('from one address stop those at all accounts', async () => {
    await signIn('somebody', 'wrong');
    await asIfRepeated(29);
    expect(outcome(await signIn('k.k', PASSWORD))).toEqual([429, 'too-many-attempts']);
  });

  test('count although they come all at once', async () => {
    await signIn('k.k', 'wrong');
    await asIfRepeated(6);
    const attempts = await Promise.all(Array.from({ length: 5 }, () => signIn('k.k', 'wrong')));
    const statuses = attempts.map((response) => response.statusCode);
    expect(statuses.sort()).toEqual([401, 401, 401, 429, 429]);
  });

  test('are forgotten when one succeeds', async () => {
    await signIn('k.k', 'wrong');
    await asIfRepeated(8);
    expect((await signIn('k.k', PASSWORD)).statusCode).toBe(200);
    expect(outcome(await signIn('k.k', 'wrong'))).toEqual([401, 'wrong-password']);
  });
});

test('a refusal is in the audit with the account, if there is one, and a hash of the address; the wrong name is not', async () => {
  const before = (await desk.audit()).length;
  await signIn('k.k', 'wrong');
  await signIn('My Passw0rd typed here', 'wrong');
  await asIfRepeated(9);
  for (let lockedOut = 0; lockedOut < 3; lockedOut += 1) await signIn('k.k', PASSWORD);
  const entries = await desk.database.query<{ address: string }>(
    'select action, subject, counsellor, address, tries from audit order by id offset $1',
    [before],
  );
  const refused = { action: 'sign-in-refused', counsellor: null, address: expect.any(String) };
  expect(entries).toEqual([
    { ...refused, subject: 'k.k', tries: 1 },
    { ...refused, subject: null, tries: 2 },
    { ...refused, subject: 'k.k', tries: 21 },
  ]);
  expect(new Set(entries.map(({ address }) => address)).size).toBe(1);
  expect(JSON.stringify(await desk.database.query('select * from audit'))).not.toMatch(/127\.0|Passw0rd/);
});

/** Every attempt takes a while, by design: those that are noted are noted some more times. */
async function asIfRepeated(times: number): Promise<void> {
  await desk.database.query(
    'insert into failed_logins (source, at) select source, at from failed_logins, generate_series(1, $1::integer)',
    [times],
  );
}

describe('a session', () => {
  test('ends when the counsellor signs out', async () => {
    const seat = desk.seatOf(await signIn('k.k', PASSWORD));
    const signedOut = await desk.call(seat, 'POST', '/session/end', {});
    expect(signedOut.cookies).toMatchObject([{ name: 'busulla-desk', value: '', path: '/desk' }]);
    expect(outcome(await desk.call(seat, 'GET', '/tickets'))).toEqual([401, 'not-signed-in']);
  });

  test('ends after twelve hours', async () => {
    const seat = desk.seatOf(await signIn('k.k', PASSWORD));
    desk.clock.advance(12 * HOUR - 1);
    expect((await desk.call(seat, 'GET', '/tickets')).statusCode).toBe(200);
    desk.clock.advance(1);
    expect((await desk.call(seat, 'GET', '/session')).json()).toEqual({ me: null });
  });
});

describe('an invitation', () => {
  test('makes one account, with the role it was made for', async () => {
    const token = await desk.accounts.invite('supervisor');
    const response = await accept(token, 'new.one');
    expect(response.json().me).toMatchObject({ login: 'new.one', name: 'New', role: 'supervisor' });
    expect(outcome(await accept(token, 'new.two'))).toEqual([404, 'invitation-unknown']);
  });

  test('holds for a day', async () => {
    const token = await desk.accounts.invite('counsellor');
    desk.clock.advance(24 * HOUR);
    expect(outcome(await accept(token, 'too.late'))).toEqual([404, 'invitation-unknown']);
  });

  test('is not used up by a login that is taken or a password that is weak', async () => {
    const token = await desk.accounts.invite('counsellor');
    expect(outcome(await accept(token, 'k.k'))).toEqual([409, 'login-taken']);
    expect(outcome(await accept(token, 'patient', 'short'))).toEqual([422, 'password-weak']);
    expect((await accept(token, 'patient')).statusCode).toBe(200);
  });

  test.each(['elevenchars', 'aaaaaaaaaaaaaaaa', 'my.name and more'])(
    'refuses the password %j',
    async (password) => {
      const token = await desk.accounts.invite('counsellor');
      expect(outcome(await accept(token, 'my.name', password))).toEqual([422, 'password-weak']);
    },
  );

  test('cannot be guessed from a form that is not right', async () => {
    expect(outcome(await accept('x', 'k'))).toEqual([400, 'invalid']);
    expect(outcome(await accept('A'.repeat(43), 'somebody'))).toEqual([404, 'invitation-unknown']);
  });
});

describe('an invitation to a new password', () => {
  test('keeps the account, ends its sessions and lets the old password go', async () => {
    const before = desk.seatOf(await signIn('k.k', PASSWORD));
    const token = await desk.accounts.inviteToResetPassword('k.k');
    const shown = await desk.call(undefined, 'POST', '/invitation', { token });
    expect(shown.json()).toEqual({ login: 'k.k' });
    const password = 'other words in a long row';
    const response = await desk.call(undefined, 'POST', '/invitation/accept', { token, password });
    expect(response.json().me).toMatchObject({ id: before.id, login: 'k.k', role: 'counsellor' });
    expect((await desk.call(before, 'GET', '/tickets')).statusCode).toBe(401);
    expect((await signIn('k.k', PASSWORD)).statusCode).toBe(401);
    expect((await signIn('k.k', password)).statusCode).toBe(200);
  });

  test('needs an account', async () => {
    await expect(desk.accounts.inviteToResetPassword('nobody')).rejects.toThrow('account-unknown');
  });
});

test('the first administrator is invited until there is one, and only the newest link holds', async () => {
  const fresh = await openDesk();
  const older = await fresh.accounts.ensureFirstAdministrator();
  const newer = await fresh.accounts.ensureFirstAdministrator();
  const acceptAs = (token: string | undefined, login: string) =>
    fresh.call(undefined, 'POST', '/invitation/accept', {
      token,
      account: { login, name: 'First' },
      password: PASSWORD,
    });
  expect((await acceptAs(older, 'older')).statusCode).toBe(404);
  expect((await acceptAs(newer, 'newer')).json().me).toMatchObject({ role: 'administrator' });
  expect(await fresh.accounts.ensureFirstAdministrator()).toBeUndefined();
  await fresh.close();
});

test('an administrator hands on a link that invites', async () => {
  const administrator = await desk.seat('administrator', 'the.boss');
  const { link } = (await desk.call(administrator, 'POST', '/team/invite', { role: 'counsellor' })).json();
  const token = /^http:\/\/desk\.example\.org\/desk\/welcome#([\w-]{43})$/.exec(link)?.[1] ?? '';
  expect((await accept(token, 'colleague')).json().me).toMatchObject({ role: 'counsellor' });
  const team = (await desk.call(administrator, 'GET', '/team')).json<{ login: string }[]>();
  expect(team.map(({ login }) => login)).toContain('colleague');
});
