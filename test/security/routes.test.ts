import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type RunningApp, startApp } from '../support/app.ts';
import { type Line, telegramByWebhook, viber } from '../support/phones.ts';

/** What somebody far away gets who asks without any cookie, token or origin. A new route needs its line here. */
const FOR_STRANGERS: Record<string, number> = {
  'GET /': 200,
  'GET /assets/*': 404,
  'POST /api/chat': 401,
  'GET /api/chat/events': 401,
  'POST /api/chat/leave': 204,
  'POST /webhooks/telegram': 401,
  'POST /webhooks/viber': 401,
  'GET /desk': 200,
  'GET /desk/welcome': 200,
  'GET /desk/account': 200,
  'GET /desk/audit': 200,
  'GET /desk/centre': 200,
  'GET /desk/supervision': 200,
  'GET /desk/figures': 200,
  'GET /desk/outreach': 200,
  'GET /desk/review': 200,
  'GET /desk/calendar': 200,
  'GET /desk/preview': 200,
  'GET /desk/api/knowledge/preview': 401,
  'GET /desk/team': 200,
  'GET /desk/tickets/:reference': 200,
  'GET /desk/api/session': 200,
  'POST /desk/api/session': 403,
  'POST /desk/api/session/end': 403,
  'POST /desk/api/invitation': 403,
  'POST /desk/api/invitation/accept': 403,
  'GET /desk/api/account': 401,
  'POST /desk/api/account/second-factor': 403,
  'POST /desk/api/account/second-factor/confirm': 403,
  'POST /desk/api/account/second-factor/remove': 403,
  'POST /desk/api/account/recovery-codes': 403,
  'POST /desk/api/account/password': 403,
  'POST /desk/api/account/sessions/end': 403,
  'POST /desk/api/account/sessions/end-others': 403,
  'GET /desk/api/tickets': 401,
  'GET /desk/api/tickets/:reference': 401,
  'POST /desk/api/tickets/:reference/messages': 403,
  'POST /desk/api/tickets/:reference/assign': 403,
  'POST /desk/api/tickets/:reference/close': 403,
  'GET /desk/api/centre': 401,
  'GET /desk/api/channels': 401,
  'GET /desk/api/insert': 401,
  'GET /desk/api/inserts': 401,
  'POST /desk/api/tickets/:reference/hand-over': 403,
  'POST /desk/api/tickets/:reference/block': 403,
  'POST /desk/api/blocks/:block/lift': 403,
  'GET /desk/api/blocks': 401,
  'POST /desk/api/tickets/:reference/merge': 403,
  'POST /desk/api/tickets/:reference/messages/again': 403,
  'POST /desk/api/tickets/:reference/notes': 403,
  'POST /desk/api/tickets/:reference/presence': 403,
  'POST /desk/api/tickets/:reference/resolve': 403,
  'POST /desk/api/tickets/:reference/topic': 403,
  'PUT /desk/api/centre': 403,
  'GET /desk/api/supervision': 401,
  'GET /desk/api/figures': 401,
  'GET /desk/api/figures/file': 401,
  'GET /desk/api/reports': 401,
  'GET /desk/api/search': 401,
  'GET /desk/api/links': 401,
  'POST /desk/api/links': 403,
  'GET /desk/api/links/:code/poster': 401,
  'GET /desk/api/reports/:month': 401,
  'POST /desk/api/supervision/sample': 403,
  'GET /desk/api/audit': 401,
  'GET /desk/api/audit.csv': 401,
  'POST /desk/api/tickets/:reference/reason': 403,
  'GET /desk/api/tickets/:reference/sensitive': 401,
  'POST /desk/api/tickets/:reference/sensitive': 403,
  'GET /desk/api/live': 401,
  'GET /desk/api/team': 401,
  'POST /desk/api/team/invite': 403,
  'GET /desk/practice': 200,
  'GET /desk/practice/:talk': 200,
  'GET /desk/api/practice': 401,
  'GET /desk/api/practice/:talk': 401,
  'GET /desk/api/services': 401,
  'GET /desk/api/tickets/:reference/referrals': 401,
  'POST /desk/api/tickets/:reference/referrals': 403,
  'POST /desk/api/tickets/:reference/referrals/:referral': 403,
  'GET /desk/api/tickets/:reference/referrals/:referral/slip': 401,
  'GET /desk/api/tickets/:reference/referrals/:referral/slip.pdf': 401,
  'GET /desk/api/knowledge/review': 401,
  'POST /desk/api/knowledge/review': 403,
  'GET /desk/api/knowledge/content.patch': 401,
  'POST /desk/api/knowledge/evaluation': 403,
  'POST /desk/api/knowledge/candidate': 403,
  'POST /desk/api/knowledge/candidate/talk': 403,
  'POST /desk/api/knowledge/apply': 403,
  'GET /desk/api/knowledge/calendar': 401,
  'POST /desk/api/knowledge/calendar': 403,
  'GET /desk/api/knowledge/changed': 401,
  'POST /desk/api/knowledge/reload': 403,
  'GET /slip/:token': 404,
  'GET /slip/:token/pdf': 404,
  'POST /desk/api/team/:login/reset-second-factor': 403,
  'POST /desk/api/team/:login/reset-password': 403,
  'POST /desk/api/team/:login/role': 403,
  'POST /desk/api/team/:login/deactivate': 403,
  'POST /desk/api/team/:login/reactivate': 403,
  'POST /desk/api/team/:login/duties': 403,
  'POST /desk/api/team/:login/absence': 403,
  'GET /healthz': 200,
  'GET /readyz': 200,
  'GET /metrics': 403,
};

let lines: Line[];
let running: RunningApp;
beforeAll(async () => {
  lines = await Promise.all([telegramByWebhook(), viber()]);
  running = await startApp(Object.assign({}, ...lines.map(({ settings }) => settings)));
});
afterAll(async () => {
  await running.stop();
  for (const line of lines) await line.stop();
});

/** Every route of the program, as `GET /path`, from the tree that Fastify prints. */
function routes(): string[] {
  const parts: string[] = [];
  const found: string[] = [];
  for (const line of running.app.server.printRoutes({ commonPrefix: false }).split('\n')) {
    const [, indent = '', part = '', methods = ''] = /^([│├└─ ]*)(\S+) \(([A-Z, ]+)\)/u.exec(line) ?? [];
    if (part === '') continue;
    parts.splice(indent.length / 4 - 1, Number.POSITIVE_INFINITY, part);
    for (const method of methods.split(', ')) {
      if (method !== 'HEAD' && method !== 'OPTIONS') found.push(`${method} ${parts.join('')}`);
    }
  }
  return found;
}

async function knock(route: string, headers: Record<string, string> = {}, payload?: string) {
  const [method, path = ''] = route.split(' ');
  const answer = await running.app.server.inject({
    method: method === 'POST' || method === 'PUT' ? method : 'GET',
    url: path
      .replace(':reference', 'PR-0000-0000')
      .replace(/:(referral|token)/, 'RF-0000-0000')
      .replace('*', 'nothing.js'),
    remoteAddress: '192.0.2.1',
    headers,
    ...(method !== 'GET' && { payload: payload ?? {} }),
    payloadAsStream: true,
  });
  const { statusCode, headers: sent } = answer;
  // A stream is left as soon as it begins.
  if (sent['content-type'] === 'text/event-stream') answer.stream().destroy();
  const body = sent['content-type'] === 'text/event-stream' ? '' : (await answer.stream().toArray()).join('');
  return { statusCode, headers: sent, body };
}

describe('all routes', () => {
  test('are known here', () => {
    const { server } = running.app;
    expect([
      server.hasRoute({ method: 'GET', url: '/assets/*' }),
      server.hasRoute({ method: 'GET', url: '/*' }),
    ]).toEqual([true, false]);
    // The tree leaves out the folder of the assets.
    const listed = routes().map((route) => route.replace(' /*', ' /assets/*'));
    expect(Object.keys(FOR_STRANGERS).sort()).toEqual(expect.arrayContaining(listed.sort()));
    expect(listed.length).toBeGreaterThan(20);
  });

  test.each(Object.entries(FOR_STRANGERS))('%s answers a stranger with %i', async (route, status) => {
    expect((await knock(route)).statusCode).toBe(status);
  });

  test.each(Object.keys(FOR_STRANGERS))('%s carries the headers that protect a page', async (route) => {
    const { headers } = await knock(route);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['x-powered-by'] ?? headers.server).toBeUndefined();
  });

  test.each(Object.keys(FOR_STRANGERS))(
    '%s never fails, whatever cookies and bodies come',
    async (route) => {
      const cookie = `busulla=${'A'.repeat(22)}; busulla-desk=${'A'.repeat(43)}; busulla=%00; ${'x'.repeat(3000)}=1`;
      for (const body of ['{"a":', '[]', '{"id":{"$ne":1},"event":{"type":"text","text":["x"]}}', '\u0000']) {
        const answer = await knock(route, { cookie, 'content-type': 'application/json' }, body);
        expect(answer.statusCode).toBeLessThan(500);
        expect(answer.body).not.toMatch(/ at .*\.(ts|js):\d+/);
      }
    },
    20_000,
  );
});

describe('cookies', () => {
  test.each([
    ['https://chat.example.org', true],
    ['http://chat.example.org', false],
  ])('of people who come by %s', async (publicUrl, secure) => {
    const own = await startApp({ PUBLIC_URL: publicUrl });
    const [cookie] = (await own.app.server.inject('/')).cookies;
    await own.stop();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
    expect(cookie?.secure ?? false).toBe(secure);
    expect(cookie?.value).toMatch(/^[\w-]{22}$/);
  });

  test('that a visitor brings are not made theirs: only what we gave opens a conversation', async () => {
    const given = await running.app.server.inject({
      url: '/',
      headers: { cookie: 'busulla=chosen-by-somebody' },
    });
    const [cookie] = given.cookies;
    expect(cookie?.value).not.toBe('chosen-by-somebody');
  });

  test('are not enough for another site: what it can send without asking is refused', async () => {
    const [cookie] = (await running.app.server.inject('/')).cookies;
    const headers = { cookie: `busulla=${cookie?.value}` };
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const answer = await knock('POST /api/chat', { ...headers, 'content-type': type }, 'id=12345678');
      expect(answer.statusCode).toBe(415);
    }
  });
});
