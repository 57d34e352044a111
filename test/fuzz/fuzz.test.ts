import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compile } from '../../src/content/compile.ts';
import { newReport } from '../../src/content/finding.ts';
import { readDraft } from '../../src/content/load.ts';
import { good } from '../content/broken.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { CALLBACKS, PAGE_MESSAGES, UPDATES } from './examples.ts';
import { mutated, mutatedText, NASTY } from './mutate.ts';

/** Inputs in all: a few thousand with the other tests, 100,000 by `npm run fuzz`. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 2_000);

/** Milliseconds. */
const TIME = 120_000 + RUNS * 20;

/** Bytes that may be in use more at the end than after the warming up. */
const MOST_GROWTH = 64 * 1024 * 1024;

const VIBER_TOKEN = 'viber-token';

let running: RunningApp;
let platforms: Server;
const unhandled: unknown[] = [];
const note = (error: unknown) => void unhandled.push(error);

/** Platforms that take everything: what is tried here is what comes in. */
function platformsThatTakeAll(): Promise<Server> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ok: true, result: { message_id: 1 }, status: 0 }));
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

beforeAll(async () => {
  process.on('unhandledRejection', note);
  platforms = await platformsThatTakeAll();
  const api = `http://127.0.0.1:${(platforms.address() as AddressInfo).port}`;
  running = await startApp({
    TELEGRAM_BOT_TOKEN: '1:token',
    TELEGRAM_API_ROOT: api,
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: 'secret',
    VIBER_AUTH_TOKEN: VIBER_TOKEN,
    VIBER_API_ROOT: api,
    PUBLIC_URL: 'https://bot.example',
  });
});
afterAll(async () => {
  process.off('unhandledRejection', note);
  await running.stop();
  platforms.closeAllConnections();
  await new Promise((resolve) => platforms.close(resolve));
  expect(unhandled).toEqual([]);
});

async function post(url: string, payload: string, headers: Record<string, string>): Promise<number> {
  const { server } = running.app;
  const all = { 'content-type': 'application/json', ...headers };
  const { statusCode, body } = await server.inject({ method: 'POST', url, payload, headers: all });
  expect(body).not.toMatch(/\.(ts|js):\d+/);
  if (statusCode >= 500)
    throw new Error(`${url} failed with ${payload}: ${running.logLines.slice(-3).join('')}`);
  return statusCode;
}

/** Some do several things, none so much that they would be limited. */
const personOf = (number: number): number => 1_000_000 + Math.floor(number / 10);

/** An address is not limited either: each has ten people. */
const addressOf = (number: number): string =>
  `10.0.${Math.floor(number / 25_600)}.${Math.floor(number / 100) % 256}`;

/** The input as a turn of its own, of a person of their own, where its numbers were not mutated. */
function ofItsOwn(body: string, number: number): string {
  return body
    .replace(/"(update_id|message_token)":\d+/g, `"$1":${number}`)
    .replace(/"id":"message-\d"/g, `"id":"message-${number}"`)
    .replace(/"id":42\b/g, `"id":${personOf(number)}`)
    .replace(/"id":"01234567890A="/g, `"id":"${personOf(number)}"`);
}

const settings = (part: number) => ({ numRuns: Math.ceil(RUNS * part), endOnFailure: true });

function memoryInUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

describe('a text that has broken programs before', () => {
  test.each(NASTY)('is taken on every channel: %j', async (text) => {
    const chat = { id: 7, type: 'private' };
    const update = {
      update_id: NASTY.indexOf(text),
      message: { message_id: 1, chat, from: { id: 7 }, text },
    };
    const telegram = { 'x-telegram-bot-api-secret-token': 'secret' };
    expect(await post('/webhooks/telegram', JSON.stringify(update), telegram)).toBe(200);

    const message = { type: 'text', text };
    const body = JSON.stringify({
      event: 'message',
      message_token: text,
      sender: { id: `x${text}` },
      message,
    });
    const signature = createHmac('sha256', VIBER_TOKEN).update(body).digest('hex');
    expect(await post('/webhooks/viber', body, { 'x-viber-content-signature': signature })).toBe(200);

    const id = `message-${NASTY.indexOf(text)}`;
    for (const event of [
      { type: 'text', text },
      { type: 'choice', id: 'go:menu', label: text },
      { type: 'choice', id: text, label: 'x' },
    ]) {
      const sent = JSON.stringify({ id: `${id}-${event.type}`, event });
      expect([204, 400]).toContain(await post('/api/chat', sent, { cookie: `busulla=${'B'.repeat(22)}` }));
    }
  });
});

describe(`of ${RUNS} random and mutated inputs, none does harm:`, () => {
  test(
    'updates from Telegram',
    async () => {
      let number = 0;
      let before = 0;
      await fc.assert(
        fc.asyncProperty(mutated(UPDATES), async (update) => {
          number += 1;
          if (number === 300) before = memoryInUse();
          const headers = { 'x-telegram-bot-api-secret-token': 'secret' };
          const body = ofItsOwn(JSON.stringify(update), number);
          expect([body, await post('/webhooks/telegram', body, headers)]).toEqual([body, 200]);
        }),
        settings(0.35),
      );
      if (before > 0) expect(memoryInUse() - before).toBeLessThan(MOST_GROWTH);
    },
    TIME,
  );

  test(
    'callbacks from Viber',
    async () => {
      let number = 0;
      await fc.assert(
        fc.asyncProperty(mutated(CALLBACKS), async (callback) => {
          number += 1;
          const body = ofItsOwn(JSON.stringify(callback), number);
          const signature = createHmac('sha256', VIBER_TOKEN).update(body).digest('hex');
          const headers = { 'x-viber-content-signature': signature };
          expect([body, await post('/webhooks/viber', body, headers)]).toEqual([body, 200]);
        }),
        settings(0.25),
      );
    },
    TIME,
  );

  test(
    'messages of the page',
    async () => {
      let number = 0;
      await fc.assert(
        fc.asyncProperty(mutated(PAGE_MESSAGES), async (message) => {
          number += 1;
          const cookie = `busulla=${String(personOf(number)).padStart(22, 'A')}`;
          const body = ofItsOwn(JSON.stringify(message), number);
          const status = await post('/api/chat', body, { cookie, 'x-forwarded-for': addressOf(number) });
          expect([body, [204, 400].includes(status)]).toEqual([body, true]);
        }),
        settings(0.2),
      );
    },
    TIME,
  );

  test(
    'requests of any form to any path',
    async () => {
      const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD' as const);
      const path = fc.oneof(
        fc.webPath({ size: 'small' }),
        fc.constantFrom(
          '/',
          '/desk/tickets/PR-0000-0000',
          '/desk/api/tickets/%',
          '/assets/..%2f..%2fetc/passwd',
          '/%00',
        ),
      );
      const header = fc.dictionary(
        fc.constantFrom(
          'cookie',
          'accept-language',
          'content-type',
          'x-forwarded-for',
          'origin',
          'x-csrf-token',
        ),
        fc.string({ maxLength: 300 }).map((text) => text.replace(/[^\x20-\x7e]/g, '?')),
      );
      await fc.assert(
        fc.asyncProperty(
          method,
          path,
          header,
          fc.string({ maxLength: 500 }),
          async (verb, url, headers, payload) => {
            const { statusCode } = await running.app.server.inject({
              method: verb as 'GET',
              url: url.startsWith('/') ? url : `/${url}`,
              headers,
              ...(verb !== 'GET' && verb !== 'HEAD' && { payload }),
            });
            expect(statusCode).toBeLessThan(500);
          },
        ),
        settings(0.15),
      );
    },
    TIME,
  );

  test(
    'content files',
    () => {
      const names = [...good.keys()];
      fc.assert(
        fc.property(
          fc
            .constantFrom(...names)
            .chain((name) => fc.tuple(fc.constant(name), mutatedText([good.get(name) ?? '']))),
          ([name, text]) => {
            const files = new Map([...good, [name, text]]);
            const { report, findings } = newReport();
            const draft = readDraft(files, report);
            if (findings().length === 0) compile(files, draft);
          },
        ),
        settings(0.05),
      );
    },
    TIME,
  );
});
