import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type RunningApp, startApp } from '../../support/app.ts';
import { WebPerson } from '../../support/web-person.ts';

let running: RunningApp;

beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.stop());

describe('the web chat', () => {
  test('answers, and shows everything again to a page that loads again', async () => {
    const person = await WebPerson.visit(running.origin);
    await person.sends({ type: 'command', name: 'start' });
    await person.hears('language');
    await person.presses('locale:sq');
    const menu = await person.hears('welcome');
    expect(menu.locale).toBe('sq');
    expect(menu.choices?.flat().map((choice) => choice.id)).toContain('start/who/leaving');

    person.disconnect();
    const shown = person.entries.splice(0);
    person.lastEventId = '';
    await person.connect();
    expect(person.entries).toEqual(shown);
    person.disconnect();
  });

  test('a connection that broke gets only what it missed', async () => {
    const person = await WebPerson.visit(running.origin);
    await person.presses('locale:en');
    await person.hears('welcome');
    person.disconnect();
    await person.presses('article:visa-ees');
    person.entries.length = 0;
    await person.connect();
    await person.hears('article:visa-ees');
    expect(person.entries[0]).toEqual({ from: 'person', text: 'article:visa-ees' });
    expect(person.said()).toEqual(['article:visa-ees']);
    person.disconnect();
  });

  test('a message that is sent twice is taken once', async () => {
    const person = await WebPerson.visit(running.origin);
    const menu = { type: 'choice', id: 'locale:en', label: 'English' };
    await Promise.all([person.sends(menu, 'same-message'), person.sends(menu, 'same-message')]);
    await person.presses('article:visa-ees');
    await person.hears('article:visa-ees');
    expect(person.said().filter((id) => id === 'welcome')).toHaveLength(1);
    expect(person.entries.filter((entry) => entry.from === 'person')).toHaveLength(2);
    person.disconnect();
  });

  test('a typed command is a command', async () => {
    const person = await WebPerson.visit(running.origin);
    await person.writes('/help');
    await person.hears('help');
    person.disconnect();
  });

  test('leaving forgets what the page showed', async () => {
    const person = await WebPerson.visit(running.origin);
    await person.presses('locale:en');
    await person.hears('welcome');
    person.disconnect();
    const left = await fetch(`${running.origin}/api/chat/leave`, {
      method: 'POST',
      headers: { cookie: person.cookie },
    });
    expect(left.headers.get('set-cookie')).toMatch(/busulla=;/);
    person.entries.length = 0;
    person.lastEventId = '';
    await person.connect();
    expect(person.entries).toEqual([]);
    person.disconnect();
  });

  test('one person never sees another', async () => {
    const [one, other] = await Promise.all([
      WebPerson.visit(running.origin),
      WebPerson.visit(running.origin),
    ]);
    await one.presses('locale:en');
    await one.hears('welcome');
    await other.presses('locale:sq');
    await other.hears('welcome');
    expect(other.entries.map((entry) => (entry.from === 'bot' ? entry.locale : entry.text))).toEqual([
      'locale:sq',
      'sq',
    ]);
    one.disconnect();
    other.disconnect();
  });

  test.each([
    ['no id', { event: { type: 'text', text: 'x' } }],
    ['an empty text', { id: 'message-1', event: { type: 'text', text: '  ' } }],
    ['a text that is too long', { id: 'message-1', event: { type: 'text', text: 'x'.repeat(4001) } }],
    ['an id that is too long', { id: 'message-1', event: { type: 'choice', id: 'x'.repeat(65), label: '' } }],
    ['an event of ours', { id: 'message-1', event: { type: 'ticket-closed', ticket: 'PR-1' } }],
    ['no object', []],
  ])('refuses %s', async (_what, body) => {
    const person = await WebPerson.visit(running.origin);
    expect((await person.post(body)).status).toBe(400);
    person.disconnect();
  });

  test('refuses who has no conversation, and what is no JSON', async () => {
    const anonymous = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
    expect((await fetch(`${running.origin}/api/chat`, anonymous)).status).toBe(401);
    expect((await fetch(`${running.origin}/api/chat/events`)).status).toBe(401);
    expect((await fetch(`${running.origin}/api/chat`, { ...anonymous, body: '{' })).status).toBe(400);
  });

  test('the page allows only its own script and style, and no frame', async () => {
    const page = await fetch(`${running.origin}/`);
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self'; style-src 'self'/);
    expect(page.headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/);
    expect(page.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/);
    expect(await page.text()).not.toMatch(/<script>|style=|onclick/);
  });

  test('the script weighs under 60 kB on the wire', async () => {
    const script = await fetch(`${running.origin}/assets/chat.js`, { headers: { 'accept-encoding': 'br' } });
    expect(script.headers.get('content-encoding')).toBe('br');
    expect(Number(script.headers.get('content-length'))).toBeLessThan(60_000);
  });

  test('nothing that people write reaches the log', async () => {
    const person = await WebPerson.visit(running.origin);
    await person.writes('quhem Arta dhe numri im eshte 044123456');
    await person.writes('/help');
    await person.hears('help');
    person.disconnect();
    expect(running.logLines.join('\n')).not.toMatch(/Arta|044123456/);
    expect(running.logLines.join('\n')).not.toContain(person.cookie.split('=')[1]);
  });
});
