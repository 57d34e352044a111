import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { codeAt } from '../../src/desk/totp.ts';
import { type Desk, openDesk, PASSWORD, type Seat } from '../support/desk.ts';

const HALF_MINUTE = 30_000;
const QUARTER_HOUR = 15 * 60_000;

let desk: Desk;
let administrator: Seat;
beforeAll(async () => {
  desk = await openDesk();
  administrator = await desk.seat('administrator');
});
afterAll(() => desk.close());

let people = 0;
/** Somebody with a second factor, at a moment when their code was not used yet. */
async function somebody() {
  people += 1;
  const login = `person-${people}`;
  const seat = await desk.newSeat('counsellor', login);
  const recoveryCodes = await desk.enrol(seat, login);
  desk.clock.advance(HALF_MINUTE);
  return { login, seat, recoveryCodes };
}

const signIn = (login: string, code?: string, password = PASSWORD) =>
  desk.call(undefined, 'POST', '/session', { login, password, code });
const outcome = (response: Awaited<ReturnType<Desk['call']>>) =>
  response.statusCode === 200 || response.statusCode === 204
    ? response.statusCode
    : [response.statusCode, response.json().error];
const readsAccount = async (seat: Seat) => (await desk.call(seat, 'GET', '/account')).json();

describe('a code', () => {
  // RFC 6238, appendix B, SHA-1: the secret is "12345678901234567890".
  test.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('at second %i is %s', (second, code) => {
    expect(codeAt('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', Math.floor(second / 30), 8)).toBe(code);
  });
});

describe('who has a second factor', () => {
  test('signs in with a code of their phone, also one a step early or late', async () => {
    const { login } = await somebody();
    expect(outcome(await signIn(login))).toEqual([401, 'code-missing']);
    const early = desk.codeOf(login);
    desk.clock.advance(HALF_MINUTE);
    expect(outcome(await signIn(login, early))).toBe(200);
    desk.clock.advance(2 * HALF_MINUTE);
    const late = desk.codeOf(login);
    desk.clock.advance(-HALF_MINUTE);
    expect(outcome(await signIn(login, late))).toBe(200);
    desk.clock.advance(HALF_MINUTE);
    const old = desk.codeOf(login);
    desk.clock.advance(2 * HALF_MINUTE);
    expect(outcome(await signIn(login, old))).toEqual([401, 'wrong-code']);
  });

  test('cannot use a code twice', async () => {
    const { login } = await somebody();
    const code = desk.codeOf(login);
    const both = await Promise.all([signIn(login, code), signIn(login, code)]);
    expect(both.map(outcome).sort()).toEqual([200, [401, 'wrong-code']]);
  });

  test('does not learn with a wrong password whether a code would have been right', async () => {
    const { login } = await somebody();
    const refused = await signIn(login, desk.codeOf(login), 'not this one');
    expect(outcome(refused)).toEqual([401, 'wrong-password']);
    expect((await signIn(login, undefined, 'not this one')).body).toBe(refused.body);
  });

  test('may write the code with a space, and sees where else they are signed in', async () => {
    const { login, seat } = await somebody();
    const code = desk.codeOf(login);
    expect(outcome(await signIn(login, ` ${code.slice(0, 3)} ${code.slice(3)} `))).toBe(200);
    const { hasSecondFactor, sessions } = await readsAccount(seat);
    expect([hasSecondFactor, sessions.length]).toEqual([true, 2]);
  });

  test('gets in with a recovery code, once each, in any writing, and can have new ones', async () => {
    const { login, seat, recoveryCodes } = await somebody();
    const [first = '', second = ''] = recoveryCodes;
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(outcome(await signIn(login, first.toLowerCase().replaceAll('-', ' ')))).toBe(200);
    expect(outcome(await signIn(login, first))).toEqual([401, 'wrong-code']);
    expect((await readsAccount(seat)).recoveryCodesLeft).toBe(9);
    const renewed = await desk.call(seat, 'POST', '/account/recovery-codes', { code: desk.codeOf(login) });
    const [fresh] = renewed.json().codes;
    expect(outcome(await signIn(login, second))).toEqual([401, 'wrong-code']);
    expect(outcome(await signIn(login, fresh))).toBe(200);
  });

  test('is not let in by a link for a new password alone', async () => {
    const { login } = await somebody();
    const token = await desk.accounts.inviteToResetPassword(login);
    const accepted = await desk.call(undefined, 'POST', '/invitation/accept', { token, password: PASSWORD });
    expect(accepted.json()).toEqual({ me: null });
    expect(accepted.cookies).toEqual([]);
    expect(outcome(await signIn(login))).toEqual([401, 'code-missing']);
  });

  test('takes it off with a code only', async () => {
    const { login, seat } = await somebody();
    const remove = (code: string) => desk.call(seat, 'POST', '/account/second-factor/remove', { code });
    expect(outcome(await remove('000000'))).toEqual([401, 'wrong-code']);
    expect(outcome(await desk.call(seat, 'POST', '/account/second-factor', {}))).toEqual([
      409,
      'second-factor-there',
    ]);
    expect(outcome(await remove(desk.codeOf(login)))).toBe(204);
    expect(outcome(await signIn(login))).toBe(200);
    expect((await readsAccount(seat)).recoveryCodesLeft).toBe(0);
  });
});

describe('wrong codes', () => {
  test('stop at ten in a quarter of an hour, also when the password was given alone in between', async () => {
    const { login } = await somebody();
    await signIn(login, '000000');
    await asIfRepeated(8);
    expect(outcome(await signIn(login))).toEqual([401, 'code-missing']);
    expect(outcome(await signIn(login, desk.codeOf(login)))).toEqual([429, 'too-many-attempts']);
    desk.clock.advance(QUARTER_HOUR + 1);
    expect(outcome(await signIn(login, desk.codeOf(login)))).toBe(200);
  });

  test('are counted where one is signed in, too', async () => {
    const { login, seat } = await somebody();
    const remove = (code: string) => desk.call(seat, 'POST', '/account/second-factor/remove', { code });
    await remove('000000');
    await asIfRepeated(9);
    expect(outcome(await remove(desk.codeOf(login)))).toEqual([429, 'too-many-attempts']);
    desk.clock.advance(QUARTER_HOUR + 1);
  });

  test('are not made by colleagues who give their password first', async () => {
    const { login } = await somebody();
    await signIn(login);
    const [{ count } = { count: -1 }] = await desk.database.query<{ count: number }>(
      'select count(*)::integer as count from failed_logins group by source order by count desc limit 1',
    );
    expect(count).toBe(1);
    const sources = await desk.database.query('select distinct source from failed_logins');
    expect(sources).toHaveLength(1);
  });

  /** Every attempt takes a while, by design: those that are noted are noted some more times. */
  async function asIfRepeated(times: number): Promise<void> {
    await desk.database.query(
      'insert into failed_logins (source, at) select source, at from failed_logins, generate_series(1, $1::integer)',
      [times],
    );
  }
});

describe('setting it up', () => {
  test.each(['supervisor', 'administrator'] as const)(
    'comes before anything else for a %s, not for a counsellor',
    async (role) => {
      const seat = await desk.newSeat(role, `new-${role}`);
      expect(outcome(await desk.call(seat, 'GET', '/tickets'))).toEqual([403, 'second-factor-missing']);
      await desk.enrol(seat, `new-${role}`);
      expect(outcome(await desk.call(seat, 'GET', '/tickets'))).toBe(200);
      const counsellor = await desk.newSeat('counsellor', `beside-${role}`);
      expect(outcome(await desk.call(counsellor, 'GET', '/tickets'))).toBe(200);
    },
  );

  test('shows a secret and the same as a QR code, and takes effect with a right code only', async () => {
    const seat = await desk.newSeat('counsellor', 'slow');
    const first = (await desk.call(seat, 'POST', '/account/second-factor', {})).json();
    expect(first.secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(first.qr.path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/);
    const wrong = await desk.call(seat, 'POST', '/account/second-factor/confirm', { code: '000000' });
    expect(outcome(wrong)).toEqual([401, 'wrong-code']);
    expect(outcome(await signIn('slow'))).toBe(200);
    // Begun anew: the secret of before is worth nothing.
    await desk.enrol(seat, 'slow');
    expect(outcome(await signIn('slow'))).toEqual([401, 'code-missing']);
  });

  test('ends the sessions that were begun without it', async () => {
    const here = await desk.newSeat('counsellor', 'both');
    const elsewhere = await desk.signIn('both');
    await desk.enrol(here, 'both');
    expect((await desk.call(elsewhere, 'GET', '/tickets')).statusCode).toBe(401);
    expect((await desk.call(here, 'GET', '/tickets')).statusCode).toBe(200);
  });

  test('stores no secret and no recovery code as it is', async () => {
    const { login, recoveryCodes } = await somebody();
    const stored = JSON.stringify([
      await desk.database.query('select * from second_factors'),
      await desk.database.query('select * from recovery_codes'),
    ]);
    expect(stored).not.toMatch(/[A-Z2-7]{32}/);
    for (const code of recoveryCodes) expect(stored).not.toContain(code);
    expect(outcome(await signIn(login, desk.codeOf(login)))).toBe(200);
  });
});

test('an administrator takes the second factor off an account, which ends its sessions and is in the audit', async () => {
  const { login, seat } = await somebody();
  const path = `/team/${login}/reset-second-factor`;
  expect(outcome(await desk.call(seat, 'POST', path, {}))).toEqual([403, 'not-allowed']);
  expect(outcome(await desk.call(administrator, 'POST', path, {}))).toBe(204);
  expect((await desk.audit()).at(-1)).toMatchObject({
    action: 'second-factor-reset',
    subject: login,
    counsellor: administrator.id,
  });
  expect((await desk.call(seat, 'GET', '/account')).statusCode).toBe(401);
  expect(outcome(await signIn(login))).toBe(200);
});
