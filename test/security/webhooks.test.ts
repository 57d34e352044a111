import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type RunningApp, startApp } from '../support/app.ts';
import { type Line, telegramByWebhook, viber } from '../support/phones.ts';

const TELEGRAM = '/webhooks/telegram';
const VIBER = '/webhooks/viber';

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

const JSON_TYPE = { 'content-type': 'application/json' };

async function post(url: string, payload: string | Buffer, headers: Record<string, string> = {}) {
  return running.app.server.inject({ method: 'POST', url, payload, headers: { ...JSON_TYPE, ...headers } });
}

async function turnsTaken(): Promise<number> {
  const [row] = await running.database.query<{ turns: number }>('select count(*)::int as turns from turns');
  return row?.turns ?? 0;
}

let updates = 0;
const update = (text = '/start'): string => {
  updates += 1;
  const who = { id: 77, type: 'private', language_code: 'sq' };
  return JSON.stringify({ update_id: updates, message: { message_id: updates, chat: who, from: who, text } });
};
const secret = { 'x-telegram-bot-api-secret-token': 'the-secret' };

const callback = (more: object = {}): string => {
  updates += 1;
  const message = { type: 'text', text: '/start' };
  return JSON.stringify({
    event: 'message',
    timestamp: Date.now(),
    message_token: updates,
    sender: { id: 'viber-person' },
    message,
    ...more,
  });
};
const sign = (body: string, key = lines[1]?.settings.VIBER_AUTH_TOKEN ?? ''): Record<string, string> => ({
  'x-viber-content-signature': createHmac('sha256', key).update(body).digest('hex'),
});

describe('an attacker at the webhooks', () => {
  test('is refused without the secret or with a wrong one, and nothing comes of it', async () => {
    const before = await turnsTaken();
    const body = callback();
    const tries: Array<[string, string, Record<string, string>]> = [
      [TELEGRAM, update(), {}],
      [TELEGRAM, update(), { 'x-telegram-bot-api-secret-token': '' }],
      [TELEGRAM, update(), { 'x-telegram-bot-api-secret-token': 'the-secreT' }],
      [TELEGRAM, update(), { 'x-telegram-bot-api-secret-token': 'the-secret, the-secret' }],
      [VIBER, body, {}],
      [VIBER, body, { 'x-viber-content-signature': '' }],
      [VIBER, body, sign(body, 'another key')],
      [VIBER, `${body} `, sign(body)],
      [VIBER, body.replace('/start', '/delete'), sign(body)],
    ];
    for (const [url, payload, headers] of tries) {
      expect((await post(url, payload, headers)).statusCode).toBe(401);
    }
    expect(await turnsTaken()).toBe(before);
  });

  test('gains nothing by playing again what was true once', async () => {
    const recorded = update();
    const signed = callback();
    for (let time = 0; time < 3; time += 1) {
      expect((await post(TELEGRAM, recorded, secret)).statusCode).toBe(200);
      expect((await post(VIBER, signed, sign(signed))).statusCode).toBe(200);
    }
    const old = callback({ timestamp: Date.now() - 25 * 60 * 60 * 1000 });
    const before = await turnsTaken();
    expect((await post(VIBER, old, sign(old))).statusCode).toBe(200);
    expect(await turnsTaken()).toBe(before);
    expect(before).toBeGreaterThanOrEqual(2);
  });

  test('is stopped when the body is too large, with the secret or without', async () => {
    const large = (bytes: number) => JSON.stringify({ update_id: 1, text: 'x'.repeat(bytes) });
    expect((await post(TELEGRAM, large(1100 * 1024), secret)).statusCode).toBe(413);
    const body = large(70 * 1024);
    expect((await post(VIBER, body, sign(body))).statusCode).toBe(413);
    expect((await post(TELEGRAM, large(1100 * 1024))).statusCode).toBe(401);
  });

  test('may not take for ever to send', () => {
    const { requestTimeout, headersTimeout } = running.app.server.server;
    expect(requestTimeout).toBe(30_000);
    expect(headersTimeout).toBeGreaterThan(0);
    expect(headersTimeout).toBeLessThanOrEqual(60_000);
  });

  test.each([
    ['text', 'text/plain', 415],
    ['a form', 'application/x-www-form-urlencoded', 415],
    ['a file', 'multipart/form-data; boundary=x', 415],
    ['XML', 'application/xml', 415],
  ])('cannot send %s', async (_, type, status) => {
    const body = callback();
    const headers = { ...secret, ...sign(body), 'content-type': type };
    for (const url of [TELEGRAM, VIBER]) expect((await post(url, body, headers)).statusCode).toBe(status);
  });

  test.each(['', 'null', '[]', '{', '"text"', '{"__proto__":{"polluted":1}}', '\u0000', '[[[[[[[[[[[['])(
    'does no harm with the body %j',
    async (body) => {
      const answers = [await post(TELEGRAM, body, secret), await post(VIBER, body, sign(body))];
      for (const { statusCode } of answers) expect([200, 400, 401]).toContain(statusCode);
      expect(({} as { polluted?: number }).polluted).toBeUndefined();
    },
  );
});
