import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LOCALES } from '../../src/message.ts';
import { toPlain } from '../../src/richtext.ts';
import { type Desk, openDesk, type Seat } from '../support/desk.ts';
import { openTicket } from '../support/office.ts';

let desk: Desk;
let me: Seat;
beforeAll(async () => {
  desk = await openDesk();
  me = await desk.seat('counsellor');
});
afterAll(() => desk.close());

async function read(reference: string, locale = 'en') {
  const { server } = desk;
  const response = await server.inject({
    url: `/desk/api/tickets/${reference}`,
    headers: { cookie: me.cookie, 'accept-language': locale },
  });
  return response.json();
}

describe('a ticket', () => {
  test.each(LOCALES)('is worded in the counsellor’s language: %s', async (locale) => {
    const { wording } = desk.content;
    const question = toPlain(wording.say(locale, 'dialogs/start:who.text'));
    const answer = wording.label(locale, 'dialogs/start:who.choices.danger');
    const reference = await openTicket(desk, { path: ['start/who/danger'], articles: ['visa-ees'] });
    const { steps, articles, about } = await read(reference, locale);
    expect(steps).toEqual([{ question, answer }]);
    expect(articles).toEqual([{ id: 'visa-ees', title: about }]);
    expect(about).toBe(desk.content.articles.get('visa-ees')?.texts[locale].title);
  });

  test('of which the content has moved on since still says what it knows', async () => {
    const reference = await openTicket(desk, {
      path: ['old-tree/old-node/old-choice'],
      articles: ['old-article'],
    });
    expect(await read(reference)).toMatchObject({
      steps: [{ question: 'old-tree/old-node', answer: 'old-choice' }],
      articles: [{ id: 'old-article', title: 'old-article' }],
      about: 'old-article',
      topic: null,
    });
  });

  test('shows talk and events in order, with names and what became of each message', async () => {
    const reference = await openTicket(desk);
    await desk.call(me, 'POST', `/tickets/${reference}/messages`, { id: randomUUID(), text: '  Mirëdita  ' });
    desk.clock.advance(1000);
    await desk.tickets.addFromPerson({
      reference,
      text: 'Po',
      urgent: null,
      at: desk.clock.now(),
      turnId: 'telegram:9',
    });
    desk.clock.advance(1000);
    await desk.call(me, 'POST', `/tickets/${reference}/close`, { id: randomUUID() });
    const { thread, status } = await read(reference);
    expect(status).toBe('closed');
    expect(thread).toMatchObject([
      { from: 'desk', what: 'ticket-opened', by: null },
      { from: 'desk', what: 'ticket-assigned', by: 'The counsellor' },
      { from: 'counsellor', text: 'Mirëdita', by: 'The counsellor', delivery: 'queued' },
      { from: 'person', text: 'Po' },
      { from: 'desk', what: 'ticket-closed', by: 'The counsellor' },
    ]);
  });

  test.each([{ text: '' }, { text: '   ' }, { text: 'x'.repeat(3501) }, { text: 7 }, {}])(
    'is not answered with %j',
    async (body) => {
      const reference = await openTicket(desk);
      const sent = await desk.call(me, 'POST', `/tickets/${reference}/messages`, {
        id: randomUUID(),
        ...body,
      });
      expect([sent.statusCode, sent.json().error]).toEqual([400, 'invalid']);
    },
  );
});

test('the queue counts, shows one view at a time and holds nothing that people wrote', async () => {
  const urgent = await openTicket(desk, { urgent: 'papers-taken', question: 'secret words' });
  await desk.call(me, 'POST', `/tickets/${urgent}/assign`, {});
  const queue = await desk.call(me, 'GET', '/tickets?show=mine');
  const { tickets, counts } = queue.json();
  expect(tickets[0]).toMatchObject({
    reference: urgent,
    urgent: 'papers-taken',
    assignee: { id: me.id, name: 'The counsellor' },
  });
  expect(counts).toMatchObject({ urgent: 1 });
  expect(queue.body).not.toContain('secret words');
  expect((await desk.call(me, 'GET', '/tickets?show=everything')).statusCode).toBe(400);
  const found = await desk.call(me, 'GET', '/search?search=SECRET+words&urgent=papers-taken&language=');
  expect(found.json().tickets).toMatchObject([{ reference: urgent, unread: 0, topic: 'work' }]);
  expect(found.body).not.toContain('secret words');
  const others = await desk.call(me, 'GET', '/search?search=secret+words&urgent=none');
  expect(others.json().tickets).toEqual([]);
});

test('whoever watches hears at once which ticket has changed, and not what is in it', async () => {
  const response = await desk.server.inject({
    url: '/desk/api/live',
    headers: { cookie: me.cookie },
    payloadAsStream: true,
  });
  const stream = response.stream().setEncoding('utf8');
  let heard = '';
  const reference = await openTicket(desk, { question: 'secret words' });
  for await (const chunk of stream) {
    heard += chunk;
    if (heard.includes('event: ticket')) break;
  }
  expect(heard).toContain(`event: ticket\ndata: {"reference":"${reference}"}\n\n`);
  expect(heard).not.toContain('secret words');
});

test('colleagues hear who reads and who types, and what was seen is not new any more', async () => {
  const colleague = await desk.seat('counsellor', 'colleague');
  const reference = await openTicket(desk);
  await desk.tickets.addFromPerson({ reference, text: 'Po', urgent: null, at: 1, turnId: 'telegram:901' });
  const response = await desk.server.inject({
    url: '/desk/api/live',
    headers: { cookie: colleague.cookie },
    payloadAsStream: true,
  });
  const stream = response.stream().setEncoding('utf8');
  const unread = async () =>
    (await desk.call(me, 'GET', `/search?search=${reference}`)).json().tickets[0].unread;
  expect(await unread()).toBe(1);
  const [message] = (await desk.tickets.read(reference)).thread;
  await desk.call(me, 'POST', `/tickets/${reference}/presence`, { doing: 'types', seen: message?.id });
  let heard = '';
  for await (const chunk of stream) {
    heard += chunk;
    if (heard.includes('event: presence')) break;
  }
  expect(heard).toContain(
    `{"reference":"${reference}","id":"${me.id}","name":"The counsellor","doing":"types"}`,
  );
  expect(await unread()).toBe(0);
});

test('a note names colleagues with @, and a case is handed over, given a topic and merged', async () => {
  const seat = await desk.seat('counsellor', 'dr.no-te');
  const reference = await openTicket(desk, { conversation: 'telegram:777' });
  const other = await openTicket(desk, { conversation: 'telegram:777' });
  const post = async (path: string, body: object) =>
    (await desk.call(me, 'POST', `/tickets/${reference}/${path}`, body)).statusCode;
  expect(await post('notes', { id: randomUUID(), text: 'Ask @Dr.No-te. Or @nobody, @counsellor?' })).toBe(
    204,
  );
  const mine = (await desk.call(seat, 'GET', '/tickets?show=mine')).json().tickets;
  expect(mine).toMatchObject([{ reference, unread: 1 }]);
  expect((await desk.call(me, 'GET', '/tickets?show=mine')).body).not.toContain(reference);
  const over = { to: seat.id, note: { id: randomUUID(), text: 'yours' } };
  expect(await post('hand-over', over)).toBe(204);
  expect(await post('hand-over', { to: randomUUID() })).toBe(404);
  expect(await post('topic', { topic: 'return' })).toBe(204);
  expect(await post('topic', { topic: 'weather' })).toBe(400);
  expect(await post('merge', { into: reference })).toBe(404);
  expect((await read(reference)).duplicates).toEqual([other]);
  expect(await post('merge', { into: other })).toBe(204);
  expect(await read(reference)).toMatchObject({
    topic: 'return',
    status: 'closed',
    assignee: { id: seat.id },
  });
  expect((await read(other)).thread.at(-1)).toMatchObject({ what: 'merged-from', about: reference });
});

test.each(LOCALES)(
  'ready replies and articles come filled in, in the language of the person: %s',
  async (locale) => {
    const { wording, articles } = desk.content;
    const listed = await desk.call(me, 'GET', `/inserts?for=${locale}`);
    expect(listed.json()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: 'reply',
          id: 'hello',
          readerTitle: wording.label(locale, 'replies:hello.title'),
        }),
        expect.objectContaining({
          kind: 'article',
          id: 'visa-ees',
          readerTitle: articles.get('visa-ees')?.texts[locale].title,
        }),
      ]),
    );
    const insert = async (kind: string, id: string) =>
      (
        await desk.call(me, 'GET', `/insert?kind=${kind}&id=${id}&for=${locale}&reference=PR-0000-0000`)
      ).json().text;
    expect(await insert('reply', 'case-number')).toContain('PR-0000-0000');
    expect(await insert('reply', 'rules-change')).toMatch(/24.11.2026|24 November/);
    expect(await insert('article', 'visa-ees')).toContain(articles.get('visa-ees')?.texts[locale].title);
    expect(await insert('article', 'visa-ees')).toMatch(/https:\/\/\S+$/);
    expect(await insert('reply', 'no-such')).toBeUndefined();
  },
);

test('an answer on Viber says until when it costs nothing', async () => {
  const at = desk.clock.now();
  const viber = await openTicket(desk, { channel: 'viber', openedAt: at });
  expect((await read(viber)).freeUntil).toBe(at + 24 * 60 * 60 * 1000);
  expect((await read(await openTicket(desk))).freeUntil).toBe(null);
});

describe('a mistake', () => {
  test.each(LOCALES)('is explained in %s', async (locale) => {
    const { wording } = desk.content;
    const response = await desk.server.inject({
      url: '/desk/api/tickets',
      headers: { 'accept-language': locale },
    });
    const message = wording.label(locale, 'desk:errors.not-signed-in');
    expect(response.json()).toEqual({ error: 'not-signed-in', message });
  });

  test('in a body is the sender’s, and nothing is logged', async () => {
    const response = await desk.server.inject({
      method: 'POST',
      url: '/desk/api/session',
      headers: { origin: 'http://desk.example.org', 'content-type': 'application/json' },
      payload: '{"login":',
    });
    expect([response.statusCode, response.json().error]).toEqual([400, 'invalid']);
    expect(desk.log).toEqual([]);
  });

  test('of ours is logged without what people wrote, and admitted', async () => {
    const reference = await openTicket(desk, { question: 'secret words' });
    await desk.database.query('alter table audit rename to lost');
    const response = await desk.call(me, 'GET', `/tickets/${reference}`);
    await desk.database.query('alter table lost rename to audit');
    expect([response.statusCode, response.json().error]).toEqual([500, 'unexpected']);
    expect(response.body).not.toContain('secret words');
    const [logged] = desk.log.splice(0);
    expect(logged).toContain('the desk failed');
    expect(logged).not.toContain('secret words');
  });
});

test('the page comes with its words and lets nothing else in', async () => {
  const response = await desk.server.inject({
    url: '/desk',
    headers: { 'accept-language': 'sr-Cyrl,en;q=0.5' },
  });
  expect(response.body).toContain('<html lang="sr-Cyrl">');
  expect(response.headers['content-security-policy']).toMatch(
    /default-src 'none'; script-src 'self'; style-src 'self'/,
  );
  expect(response.headers['cache-control']).toBe('no-store');
  for (const path of ['/desk/welcome', '/desk/team', '/desk/tickets/PR-7K4M-29XC']) {
    expect((await desk.server.inject({ url: path })).statusCode).toBe(200);
  }
  expect((await desk.server.inject({ url: '/desk/nowhere' })).statusCode).toBe(404);
  expect((await desk.server.inject({ url: '/desk/api/nowhere' })).statusCode).toBe(404);
});
