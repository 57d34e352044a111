import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DESK_ROUTES, includesRole, ROLES, type Role } from '../../src/desk/index.ts';
import { makeReport } from '../../src/reports/index.ts';
import { sqlFigures, sqlReports } from '../../src/storage/index.ts';
import { NO_HOURS } from '../../src/tickets/index.ts';
import { type Desk, ORIGIN, openDesk, PASSWORD, type Seat } from '../support/desk.ts';
import { openTicket } from '../support/office.ts';

let desk: Desk;
const seats = new Map<Role, Seat>();

beforeAll(async () => {
  desk = await openDesk();
  for (const role of ROLES) seats.set(role, await desk.seat(role));
});
afterAll(() => desk.close());

const seatOf = (role: Role): Seat => {
  const seat = seats.get(role);
  if (!seat) throw new Error(`no seat for ${role}`);
  return seat;
};

type Route = (typeof DESK_ROUTES)[number];
const name = ({ method, path }: Pick<Route, 'method' | 'path'>) => `${method} ${path}`;

/** A call to a route by somebody; a stream is left as soon as it begins. */
async function knock(
  route: Route,
  headers: Record<string, string>,
): Promise<{ status: number; error: string }> {
  const response = await desk.server.inject({
    method: route.method,
    url: `/desk/api${route.path.replace(':reference', 'PR-0000-0000').replace(':login', 'nobody')}`,
    headers,
    ...(route.method === 'POST' && { payload: {} }),
    payloadAsStream: true,
  });
  const body = response.stream();
  if (response.headers['content-type'] === 'text/event-stream') {
    body.destroy();
    return { status: response.statusCode, error: '' };
  }
  const text = (await body.toArray()).join('');
  const isJson = String(response.headers['content-type']).startsWith('application/json');
  const { error = '' } = isJson ? (JSON.parse(text) as { error?: string }) : {};
  return { status: response.statusCode, error };
}

/** The route that ends a session comes last, so that the others are tried with one. */
const ends = ({ path }: Route) => path === '/session/end';
const ROUTES = [...DESK_ROUTES.filter((route) => !ends(route)), ...DESK_ROUTES.filter(ends)];
const PROTECTED = DESK_ROUTES.filter((route) => route.role !== 'anyone');
const CHANGING = DESK_ROUTES.filter((route) => route.method === 'POST');

describe('who may call what', () => {
  test.each(PROTECTED.map((route) => [name(route), route] as const))(
    '%s asks who calls',
    async (_, route) => {
      expect(await knock(route, { origin: ORIGIN })).toEqual({ status: 401, error: 'not-signed-in' });
      const forged = { origin: ORIGIN, cookie: `busulla-desk=${'A'.repeat(43)}` };
      expect(await knock(route, forged)).toEqual({ status: 401, error: 'not-signed-in' });
    },
  );

  test.each(ROLES)('a %s may call what the table says, and nothing else', async (role) => {
    const { cookie, csrf } = await desk.seat(role, `walks-${role}`);
    for (const route of ROUTES) {
      const { status, error } = await knock(route, { origin: ORIGIN, cookie, 'x-csrf-token': csrf });
      const allowed = route.role === 'anyone' || route.role === 'signed-in' || includesRole(role, route.role);
      expect([name(route), error === 'not-allowed']).toEqual([name(route), !allowed]);
      if (allowed) expect([200, 204, 400, 404, 409]).toContain(status);
    }
  });
});

describe('a change', () => {
  test.each(CHANGING.map((route) => [name(route), route] as const))(
    '%s is refused from another page',
    async (_, route) => {
      const { cookie, csrf } = seatOf('administrator');
      const known = { cookie, 'x-csrf-token': csrf };
      for (const headers of [
        known,
        { ...known, origin: 'https://evil.example.org' },
        { ...known, origin: 'null' },
      ]) {
        expect(await knock(route, headers)).toEqual({ status: 403, error: 'other-page' });
      }
    },
  );

  test.each(
    CHANGING.filter((route) => route.role !== 'anyone').map((route) => [name(route), route] as const),
  )('%s needs the token of its own session', async (_, route) => {
    const { cookie } = seatOf('administrator');
    const another = seatOf('counsellor').csrf;
    for (const headers of [{}, { 'x-csrf-token': another }, { 'x-csrf-token': 'x' }]) {
      const refused = await knock(route, { origin: ORIGIN, cookie, ...headers });
      expect(refused).toEqual({ status: 403, error: 'other-page' });
    }
  });

  test('is taken from the address in the settings and from the one that was asked', async () => {
    const { cookie, csrf } = seatOf('counsellor');
    const reference = await openTicket(desk);
    const statusFrom = async (origin: string) =>
      (
        await desk.server.inject({
          method: 'POST',
          url: `/desk/api/tickets/${reference}/assign`,
          headers: { host: 'inside:8080', origin, cookie, 'x-csrf-token': csrf },
          payload: {},
        })
      ).statusCode;
    expect(await statusFrom(ORIGIN)).toBe(204);
    expect(await statusFrom('http://inside:8080')).toBe(204);
    expect(await statusFrom('http://inside:8081')).toBe(403);
  });
});

const OCTOBER = 'from=2026-10-01&to=2026-10-31';
const LINK = { topic: 'visa', place: 'Peja', campaign: '' };

describe('what the audit notes', () => {
  /** A call of each route that succeeds. */
  const calls: Record<string, (reference: string) => Promise<{ statusCode: number }>> = {
    'GET /session': () => desk.call(seatOf('counsellor'), 'GET', '/session'),
    'POST /session': () =>
      desk.call(undefined, 'POST', '/session', { login: 'counsellor', password: PASSWORD }),
    'POST /session/end': async () => desk.call(await desk.signIn('supervisor'), 'POST', '/session/end', {}),
    'POST /invitation': async () =>
      desk.call(undefined, 'POST', '/invitation', { token: await desk.accounts.invite('counsellor') }),
    'POST /invitation/accept': async () => ({
      statusCode: (await desk.seat('counsellor', 'audited')) && 200,
    }),
    'GET /account': () => desk.call(seatOf('counsellor'), 'GET', '/account'),
    'POST /account/second-factor': async () =>
      desk.call(await desk.newSeat('counsellor', 'begins'), 'POST', '/account/second-factor', {}),
    'POST /account/second-factor/confirm': async () => ({
      statusCode: (await desk.enrol(await desk.newSeat('counsellor', 'enrols'), 'enrols')) && 200,
    }),
    'POST /account/second-factor/remove': () => withCode('second-factor/remove'),
    'POST /account/recovery-codes': () => withCode('recovery-codes'),
    'POST /account/password': async () =>
      desk.call(await desk.seat('counsellor', 'changes'), 'POST', '/account/password', {
        password: PASSWORD,
        newPassword: 'other words in a long row',
      }),
    'POST /account/sessions/end': () =>
      desk.call(seatOf('counsellor'), 'POST', '/account/sessions/end', { id: randomUUID() }),
    'POST /account/sessions/end-others': () =>
      desk.call(seatOf('counsellor'), 'POST', '/account/sessions/end-others', {}),
    'GET /tickets': () => desk.call(seatOf('counsellor'), 'GET', '/tickets'),
    'GET /tickets/:reference': (reference) => desk.call(seatOf('counsellor'), 'GET', `/tickets/${reference}`),
    'POST /tickets/:reference/messages': (reference) =>
      desk.call(seatOf('counsellor'), 'POST', `/tickets/${reference}/messages`, {
        id: randomUUID(),
        text: 'Po',
      }),
    'POST /tickets/:reference/assign': (reference) =>
      desk.call(seatOf('counsellor'), 'POST', `/tickets/${reference}/assign`, {}),
    'POST /tickets/:reference/resolve': (reference) =>
      desk.call(seatOf('counsellor'), 'POST', `/tickets/${reference}/resolve`, {
        id: randomUUID(),
        outcome: 'informed',
      }),
    'GET /search': () => desk.call(seatOf('counsellor'), 'GET', '/search?search=words'),
    'GET /inserts': () => desk.call(seatOf('counsellor'), 'GET', '/inserts?for=sq'),
    'GET /insert': () =>
      desk.call(seatOf('counsellor'), 'GET', '/insert?kind=reply&id=hello&for=sq&reference=PR'),
    'POST /tickets/:reference/messages/again': async (reference) =>
      (await desk.call(seatOf('counsellor'), 'POST', `/tickets/${reference}/assign`, {})) &&
      desk.call(seatOf('counsellor'), 'POST', `/tickets/${reference}/messages/again`, {
        id: randomUUID(),
        message: 1,
      }),
    'POST /tickets/:reference/notes': (reference) =>
      desk.call(seatOf('counsellor'), 'POST', `/tickets/${reference}/notes`, {
        id: randomUUID(),
        text: 'Po',
      }),
    'POST /tickets/:reference/hand-over': (reference) =>
      desk.call(seatOf('counsellor'), 'POST', `/tickets/${reference}/hand-over`, {
        to: seatOf('counsellor').id,
      }),
    'POST /tickets/:reference/topic': (reference) =>
      desk.call(seatOf('counsellor'), 'POST', `/tickets/${reference}/topic`, { topic: 'work' }),
    'POST /tickets/:reference/merge': async (reference) =>
      desk.call(seatOf('counsellor'), 'POST', `/tickets/${reference}/merge`, {
        into: await openTicket(desk),
      }),
    'POST /tickets/:reference/block': async (reference) => {
      await desk.call(seatOf('counsellor'), 'POST', `/tickets/${reference}/assign`, {});
      return desk.call(seatOf('counsellor'), 'POST', `/tickets/${reference}/block`, { reason: 'spam' });
    },
    'GET /blocks': () => desk.call(seatOf('supervisor'), 'GET', '/blocks'),
    'POST /blocks/:block/lift': async () => {
      const { blocks } = (await desk.call(seatOf('supervisor'), 'GET', '/blocks')).json();
      return desk.call(seatOf('supervisor'), 'POST', `/blocks/${blocks[0].id}/lift`, {});
    },
    'POST /tickets/:reference/presence': (reference) =>
      desk.call(seatOf('counsellor'), 'POST', `/tickets/${reference}/presence`, { doing: 'reads' }),
    'POST /tickets/:reference/close': (reference) =>
      desk.call(seatOf('counsellor'), 'POST', `/tickets/${reference}/close`, { id: randomUUID() }),
    'GET /knowledge/review': () => desk.call(seatOf('supervisor'), 'GET', '/knowledge/review'),
    'POST /knowledge/review': () =>
      desk.call(seatOf('supervisor'), 'POST', '/knowledge/review', {
        questions: [{ id: 'none', text: 'Sa?' }],
        assignment: { to: 'nothing' },
      }),
    'GET /knowledge/content.patch': () => desk.call(seatOf('supervisor'), 'GET', '/knowledge/content.patch'),
    'POST /knowledge/evaluation': () => desk.call(seatOf('supervisor'), 'POST', '/knowledge/evaluation', {}),
    'GET /knowledge/calendar': () => desk.call(seatOf('supervisor'), 'GET', '/knowledge/calendar'),
    'POST /knowledge/calendar': () =>
      desk.call(seatOf('supervisor'), 'POST', '/knowledge/calendar', { article: 'visa-ees' }),
    'GET /knowledge/changed': () =>
      desk.call(seatOf('supervisor'), 'GET', '/knowledge/changed?since=2026-01-01'),
    'GET /knowledge/preview': () =>
      desk.call(seatOf('supervisor'), 'GET', '/knowledge/preview?show=article:visa-ees'),
    'POST /knowledge/candidate': () =>
      desk.call(seatOf('supervisor'), 'POST', '/knowledge/candidate', { files: [], show: '' }),
    'POST /knowledge/candidate/talk': () =>
      desk.call(seatOf('supervisor'), 'POST', '/knowledge/candidate/talk', {
        files: [],
        locale: 'sq',
        steps: [{ type: 'command', name: 'start' }],
      }),
    'POST /knowledge/apply': () => desk.call(seatOf('administrator'), 'POST', '/knowledge/apply', {}),
    'GET /practice': () => desk.call(seatOf('counsellor'), 'GET', '/practice'),
    'GET /practice/:talk': () => desk.call(seatOf('counsellor'), 'GET', '/practice/passport-taken?locale=sq'),
    'GET /services': () => desk.call(seatOf('counsellor'), 'GET', '/services'),
    'GET /tickets/:reference/referrals': (reference) =>
      desk.call(seatOf('counsellor'), 'GET', `/tickets/${reference}/referrals`),
    'POST /tickets/:reference/referrals': async (reference) => {
      await desk.tickets.assign(reference, seatOf('counsellor').id, seatOf('counsellor').id);
      return desk.call(seatOf('counsellor'), 'POST', `/tickets/${reference}/referrals`, {
        id: randomUUID(),
        service: 'free-legal-aid',
        texts: { person: SLIP },
      });
    },
    'POST /tickets/:reference/referrals/:referral': async (reference) =>
      desk.call(
        seatOf('counsellor'),
        'POST',
        `/tickets/${reference}/referrals/${await agreedReferral(reference)}`,
        { status: 'sent' },
      ),
    'GET /tickets/:reference/referrals/:referral/slip': async (reference) =>
      desk.call(
        seatOf('counsellor'),
        'GET',
        `/tickets/${reference}/referrals/${await agreedReferral(reference)}/slip`,
      ),
    'GET /tickets/:reference/referrals/:referral/slip.pdf': async (reference) =>
      desk.call(
        seatOf('counsellor'),
        'GET',
        `/tickets/${reference}/referrals/${await agreedReferral(reference)}/slip.pdf`,
      ),
    'GET /live': async () => ({ statusCode: (await knockLive()) ?? 0 }),
    'GET /channels': () => desk.call(seatOf('administrator'), 'GET', '/channels'),
    'GET /centre': () => desk.call(seatOf('administrator'), 'GET', '/centre'),
    'PUT /centre': () =>
      desk.call(seatOf('administrator'), 'PUT', '/centre', {
        hours: { ...NO_HOURS, holidays: ['2027-01-01'] },
      }),
    'POST /knowledge/reload': () => desk.call(seatOf('administrator'), 'POST', '/knowledge/reload', {}),
    'GET /figures': () => desk.call(seatOf('supervisor'), 'GET', `/figures?${OCTOBER}`),
    'GET /figures/file': () =>
      desk.call(seatOf('supervisor'), 'GET', `/figures/file?${OCTOBER}&format=csv&lang=en`),
    'GET /reports': () => desk.call(seatOf('supervisor'), 'GET', '/reports'),
    'GET /reports/:month': async () => {
      const report = await makeReport(sqlFigures(desk.database), { from: '2026-10-01', to: '2026-10-31' });
      await sqlReports(desk.database).keep('2026-10', report, 0);
      return desk.call(seatOf('supervisor'), 'GET', '/reports/2026-10?format=csv&lang=en');
    },
    'GET /links': () => desk.call(seatOf('administrator'), 'GET', '/links'),
    'POST /links': () => desk.call(seatOf('administrator'), 'POST', '/links', LINK),
    'GET /links/:code/poster': async () => {
      await desk.call(seatOf('administrator'), 'POST', '/links', LINK);
      return desk.call(seatOf('administrator'), 'GET', '/links/visa-peja/poster?lang=en');
    },
    'GET /supervision': () => desk.call(seatOf('supervisor'), 'GET', '/supervision'),
    'POST /supervision/sample': async () => {
      const reference = await openTicket(desk);
      await desk.tickets.assign(reference, seatOf('supervisor').id, seatOf('supervisor').id);
      await desk.tickets.close(reference, seatOf('supervisor').id, randomUUID());
      return desk.call(seatOf('supervisor'), 'POST', '/supervision/sample', {});
    },
    'GET /audit': () => desk.call(seatOf('administrator'), 'GET', '/audit'),
    'GET /audit.csv': () => desk.call(seatOf('administrator'), 'GET', '/audit.csv'),
    'POST /tickets/:reference/reason': (reference) =>
      desk.call(seatOf('counsellor'), 'POST', `/tickets/${reference}/reason`, { reason: 'advice' }),
    'GET /tickets/:reference/sensitive': (reference) =>
      desk.call(seatOf('counsellor'), 'GET', `/tickets/${reference}/sensitive`),
    'POST /tickets/:reference/sensitive': (reference) =>
      desk.call(seatOf('counsellor'), 'POST', `/tickets/${reference}/sensitive`, { sensitive: true }),
    'GET /team': () => desk.call(seatOf('administrator'), 'GET', '/team'),
    'POST /team/invite': () =>
      desk.call(seatOf('administrator'), 'POST', '/team/invite', { role: 'counsellor' }),
    'POST /team/:login/reset-second-factor': () => ofColleague('reset-second-factor'),
    'POST /team/:login/reset-password': () => ofColleague('reset-password'),
    'POST /team/:login/role': () => ofColleague('role', { role: 'supervisor' }),
    'POST /team/:login/deactivate': () => ofColleague('deactivate'),
    'POST /team/:login/reactivate': () => ofColleague('reactivate'),
    'POST /team/:login/duties': () => ofColleague('duties', { languages: ['en'], topics: [] }),
    'POST /team/:login/absence': () => ofColleague('absence', { absence: null }),
  };

  const SLIP = { reason: 'Kontratë pune', agreed: 'Takim', bring: '' };

  /** A referral to which the person has said yes. */
  async function agreedReferral(ticket: string): Promise<string> {
    const by = seatOf('counsellor').id;
    await desk.tickets.assign(ticket, by, by);
    const texts = { person: SLIP, service: SLIP };
    await desk.referrals.ask({ ticket, name: 'first', service: 'free-legal-aid', texts, by });
    const id = (await desk.referrals.ofTicket(ticket)).at(-1)?.id ?? '';
    await desk.referrals.answer(id, 'agreed', desk.clock.now(), `turn of ${id}`);
    return id;
  }

  async function ofColleague(what: string, body: object = {}) {
    await desk.seat('counsellor', `has-${what}`);
    return desk.call(seatOf('administrator'), 'POST', `/team/has-${what}/${what}`, body);
  }

  /** A call that asks for the code of the moment, by somebody who has just come. */
  async function withCode(path: string) {
    const login = path.replace('/', '-');
    const seat = await desk.seat('supervisor', login);
    desk.clock.advance(30_000);
    return desk.call(seat, 'POST', `/account/${path}`, { code: desk.codeOf(login) });
  }

  async function knockLive() {
    const live = DESK_ROUTES.find((route) => route.path === '/live');
    return live && (await knock(live, { cookie: seatOf('counsellor').cookie })).status;
  }

  test('is tried for every route', () => {
    expect(Object.keys(calls).sort()).toEqual(DESK_ROUTES.map(name).sort());
  });

  test.each(DESK_ROUTES.map((route) => [name(route), route.audit, route] as const))(
    '%s: %s',
    async (title, audit, route) => {
      const reference = await openTicket(desk);
      const before = (await desk.audit()).length;
      const { statusCode } = (await calls[title]?.(reference)) ?? { statusCode: 0 };
      expect([200, 204]).toContain(statusCode);
      const noted = (await desk.audit()).slice(before).filter(({ action }) => action === audit);
      expect(noted).toHaveLength(audit === null ? 0 : 1);
      if (audit !== null && route.path.includes(':reference')) {
        expect(noted).toMatchObject([{ subject: reference, counsellor: seatOf('counsellor').id }]);
      }
    },
  );

  test('a ticket is named in its true form, however it was asked for', async () => {
    const reference = await openTicket(desk);
    await desk.call(seatOf('counsellor'), 'GET', `/tickets/${reference.toLowerCase().replaceAll('-', '')}`);
    expect((await desk.audit()).at(-1)).toMatchObject({ action: 'ticket-read', subject: reference });
  });

  test('what was refused shows nothing and leaves no entry of success', async () => {
    const before = (await desk.audit()).length;
    const refused = await desk.call(seatOf('counsellor'), 'GET', '/tickets/PR-0000-0000');
    expect(refused.statusCode).toBe(404);
    expect(await desk.audit()).toHaveLength(before);
  });
});

describe('what belongs to others', () => {
  test('a colleague’s ticket is not answered or closed without taking it over', async () => {
    const reference = await openTicket(desk);
    await desk.call(seatOf('supervisor'), 'POST', `/tickets/${reference}/assign`, {});
    const mine = seatOf('counsellor');
    for (const [path, body] of [
      ['messages', { id: randomUUID(), text: 'Po' }],
      ['resolve', { id: randomUUID(), outcome: 'other' }],
      ['close', { id: randomUUID() }],
    ] as const) {
      const refused = await desk.call(mine, 'POST', `/tickets/${reference}/${path}`, body);
      expect([refused.statusCode, refused.json().error]).toEqual([409, 'ticket-not-yours']);
    }
  });

  test('a message’s name of one ticket means nothing in another', async () => {
    const id = randomUUID();
    const references = [await openTicket(desk), await openTicket(desk)];
    for (const reference of references) {
      await desk.call(seatOf('counsellor'), 'POST', `/tickets/${reference}/assign`, {});
      const sent = await desk.call(seatOf('counsellor'), 'POST', `/tickets/${reference}/messages`, {
        id,
        text: 'Po',
      });
      expect(sent.statusCode).toBe(204);
    }
    for (const reference of references) {
      expect((await desk.tickets.read(reference)).thread).toHaveLength(1);
    }
  });

  test('the person’s conversation is in no answer', async () => {
    const reference = await openTicket(desk, { conversation: 'telegram:998877', openedAt: 1 });
    const answers = await Promise.all(
      ['/tickets?limit=200', `/tickets/${reference}`].map((path) =>
        desk.call(seatOf('administrator'), 'GET', path),
      ),
    );
    for (const answer of answers) {
      expect(answer.body).toContain(reference);
      expect(answer.body).not.toContain('998877');
    }
  });
});
