import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Desk, openDesk, PASSWORD, type Seat } from '../support/desk.ts';

let desk: Desk;
let administrator: Seat;
let supervisor: Seat;
beforeAll(async () => {
  desk = await openDesk();
  administrator = await desk.seat('administrator');
  supervisor = await desk.seat('supervisor');
});
afterAll(() => desk.close());

let people = 0;
async function colleague(): Promise<{ login: string; seat: Seat }> {
  people += 1;
  const login = `colleague-${people}`;
  return { login, seat: await desk.seat('counsellor', login) };
}

const change = (by: Seat, login: string, what: string, body: object = {}) =>
  desk.call(by, 'POST', `/team/${login}/${what}`, body);
const outcome = (response: Awaited<ReturnType<Desk['call']>>) =>
  response.statusCode === 204 ? 204 : [response.statusCode, response.json().error];
const isIn = async (seat: Seat) => (await desk.call(seat, 'GET', '/tickets')).statusCode === 200;

async function inTeam(login: string) {
  const team = (await desk.call(supervisor, 'GET', '/team')).json<{ login: string }[]>();
  return team.find((one) => one.login === login);
}

describe('the team', () => {
  test('is seen by supervisors and administrators, with what each does', async () => {
    const { login, seat } = await colleague();
    expect(await inTeam(login)).toMatchObject({
      role: 'counsellor',
      active: true,
      hasSecondFactor: false,
      languages: [],
      topics: [],
      absence: null,
    });
    expect(outcome(await desk.call(seat, 'GET', '/team'))).toEqual([403, 'not-allowed']);
  });

  test('has its roles from administrators, and a new role begins with a new session', async () => {
    const { login, seat } = await colleague();
    const role = { role: 'supervisor' };
    expect(outcome(await change(supervisor, login, 'role', role))).toEqual([403, 'not-allowed']);
    expect(outcome(await change(administrator, login, 'role', role))).toBe(204);
    expect(await isIn(seat)).toBe(false);
    const again = await desk.signIn(login);
    expect(outcome(await desk.call(again, 'GET', '/team'))).toEqual([403, 'second-factor-missing']);
    expect(await inTeam(login)).toMatchObject({ role: 'supervisor' });
  });

  test('answers in languages and about topics', async () => {
    const { login } = await colleague();
    const duties = { languages: ['sq', 'sr'], topics: ['work', 'visa'] };
    expect(outcome(await change(administrator, login, 'duties', duties))).toBe(204);
    expect(await inTeam(login)).toMatchObject(duties);
    const unknown = { languages: ['xx'], topics: [] };
    expect(outcome(await change(administrator, login, 'duties', unknown))).toEqual([400, 'invalid']);
  });

  test('is away for days that a supervisor notes', async () => {
    const { login } = await colleague();
    const absence = { from: '2026-12-24', until: '2027-01-03' };
    expect(outcome(await change(supervisor, login, 'absence', { absence }))).toBe(204);
    expect(await inTeam(login)).toMatchObject({ absence });
    for (const wrong of [
      { from: '2027-01-03', until: '2026-12-24' },
      { from: 'soon', until: 'later' },
    ]) {
      const refused = await change(supervisor, login, 'absence', { absence: wrong });
      expect(outcome(refused)).toEqual([400, 'invalid']);
    }
    await change(supervisor, login, 'absence', { absence: null });
    expect(await inTeam(login)).toMatchObject({ absence: null });
  });
});

describe('an account that is switched off', () => {
  test('has no session, no sign-in and no link for a new password, until it is switched on', async () => {
    const { login, seat } = await colleague();
    const token = await desk.accounts.inviteToResetPassword(login);
    expect(outcome(await change(administrator, login, 'deactivate'))).toBe(204);
    expect(await isIn(seat)).toBe(false);
    const signIn = () => desk.call(undefined, 'POST', '/session', { login, password: PASSWORD });
    expect(outcome(await signIn())).toEqual([401, 'wrong-password']);
    await expect(desk.accounts.invitation(token)).rejects.toThrow('invitation-unknown');
    expect(await inTeam(login)).toMatchObject({ active: false });
    await change(administrator, login, 'reactivate');
    expect((await signIn()).statusCode).toBe(200);
  });

  test('is none that could let the first administrator be invited again, while another is active', async () => {
    await desk.seat('administrator', 'second');
    await change(administrator, 'second', 'deactivate');
    expect(await desk.accounts.ensureFirstAdministrator()).toBeUndefined();
  });
});

test.each(['role', 'deactivate', 'reset-second-factor'])(
  'an administrator does not do this to themselves: %s',
  async (what) => {
    const refused = await change(administrator, 'administrator', what, { role: 'counsellor' });
    expect(outcome(refused)).toEqual([409, 'not-yourself']);
    expect(await isIn(administrator)).toBe(true);
  },
);

test.each(['role', 'deactivate', 'reactivate', 'duties', 'absence', 'reset-second-factor', 'reset-password'])(
  'nothing happens to somebody who is not there: %s',
  async (what) => {
    const body = { role: 'counsellor', languages: [], topics: [], absence: null };
    expect(outcome(await change(administrator, 'nobody', what, body))).toEqual([404, 'account-unknown']);
  },
);

describe('one’s own account', () => {
  test('gets a new password by the old one, which ends the other sessions', async () => {
    const { login, seat } = await colleague();
    const elsewhere = await desk.signIn(login);
    const newPassword = 'other words in a long row';
    const to = (password: string, next = newPassword) =>
      desk.call(seat, 'POST', '/account/password', { password, newPassword: next });
    expect(outcome(await to('not this one'))).toEqual([401, 'wrong-password']);
    expect(outcome(await to(PASSWORD, 'short'))).toEqual([422, 'password-weak']);
    expect(outcome(await to(PASSWORD))).toBe(204);
    expect([await isIn(seat), await isIn(elsewhere)]).toEqual([true, false]);
    const again = await desk.call(undefined, 'POST', '/session', { login, password: newPassword });
    expect(again.statusCode).toBe(200);
  });

  test('shows where it is signed in, by kind of device, and ends those sessions', async () => {
    const { login, seat } = await colleague();
    const userAgent =
      'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36';
    await desk.server.inject({
      method: 'POST',
      url: '/desk/api/session',
      headers: { origin: 'http://desk.example.org', 'user-agent': userAgent },
      payload: { login, password: PASSWORD },
    });
    await desk.signIn(login);
    const sessions = async () =>
      (await desk.call(seat, 'GET', '/account')).json().sessions as {
        id: string;
        device: string;
        isThis: boolean;
      }[];
    const before = await sessions();
    expect(before.map(({ isThis }) => isThis).sort()).toEqual([false, false, true]);
    const phone = before.find(({ device }) => device === 'Chrome · Android');
    expect(JSON.stringify(before)).not.toMatch(/127\.0\.0\.1|Pixel/);

    // Another's session is not theirs to end.
    const { seat: stranger } = await colleague();
    await desk.call(stranger, 'POST', '/account/sessions/end', { id: phone?.id });
    expect(await sessions()).toHaveLength(3);
    await desk.call(seat, 'POST', '/account/sessions/end', { id: phone?.id });
    expect(await sessions()).toHaveLength(2);
    await desk.call(seat, 'POST', '/account/sessions/end-others', {});
    expect((await sessions()).map(({ isThis }) => isThis)).toEqual([true]);
  });
});
