import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyBaseLogger } from 'fastify';
import { createServer } from '../../src/http/index.ts';
import { createLog } from '../../src/log.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { openDatabase } from '../support/database.ts';
import { testLog } from '../support/log.ts';
import { dataFolder, startProgram } from '../support/program.ts';
import { startTelegramSimulator } from '../support/telegram-simulator/index.ts';

/** Secrets, and what a person wrote; none may come to light. */
const CANARIES = /canary-\w+|secret-token-of-the-simulator|Arta Canarina|044123456/;

describe('the log', () => {
  const written = (work: (log: FastifyBaseLogger) => void): string => {
    const lines: string[] = [];
    work(createLog('debug', { write: (line: string) => void lines.push(line) }));
    return lines.join('');
  };

  test('tells of an error its kind, its code and where it happened, and nothing that hangs on it', () => {
    const cause = Object.assign(new Error('the connection broke'), { code: 'ECONNRESET' });
    const error = Object.assign(new Error('it failed', { cause }), {
      params: ['canary-text'],
      token: 'canary-x',
    });
    const text = written((log) => log.error({ err: error }, 'oh'));
    expect(text).toContain('it failed');
    expect(text).toContain('ECONNRESET');
    expect(text).toContain('secrets.test.ts');
    expect(text).not.toMatch(CANARIES);
  });

  test('repeats no value that a database quotes', async () => {
    const database = await openDatabase();
    const { log, lines } = testLog();
    const queries: Array<[string, unknown[]]> = [
      ['select $1::integer', ['canary-value']],
      [
        'insert into web_messages (id, key, at, entry) values ($1, $1, 0, $2)',
        ['canary-id', 'Arta Canarina'],
      ],
      [
        'insert into outbox (id, channel, key, message) values ($1, null, $1, $2)',
        ['canary-id', '"Arta Canarina"'],
      ],
    ];
    for (const [query, values] of queries) {
      await database.query(query, values).catch((error) => log.error({ err: error }, 'failed'));
    }
    await database.close();
    expect(lines).toHaveLength(3);
    expect(lines.join('')).not.toMatch(CANARIES);
  });

  test('is as careful where the server writes it', async () => {
    const { log, lines } = testLog();
    const server = createServer({ log });
    server.get('/', async () => {
      throw Object.assign(new Error('it failed'), { params: ['canary-text'] });
    });
    const answer = await server.inject('/?token=canary-query');
    expect([answer.statusCode, answer.json()]).toEqual([500, { error: 'failed' }]);
    expect(lines).toHaveLength(1);
    expect(lines.join('')).not.toMatch(CANARIES);
  });
});

describe('while everything goes wrong', () => {
  let running: RunningApp;
  let simulator: Awaited<ReturnType<typeof startTelegramSimulator>>;
  beforeAll(async () => {
    simulator = await startTelegramSimulator();
    running = await startApp({
      TELEGRAM_BOT_TOKEN: simulator.token,
      TELEGRAM_API_ROOT: simulator.apiRoot,
      VIBER_AUTH_TOKEN: 'canary-viber',
      VIBER_API_ROOT: 'http://127.0.0.1:1',
      PUBLIC_URL: 'https://bot.example',
      METRICS_TOKEN: 'canary-metrics-token',
    });
  });
  afterAll(async () => {
    await running.app.stop();
    await simulator.stop();
  });

  test('neither a secret nor a person’s word reaches the log', async () => {
    const person = simulator.person({ language: 'sq' });
    simulator.fail('sendMessage', 'foreign', 'garbage', {
      code: 400,
      description: 'Bad Request: message is wrong: Arta Canarina',
    });
    await person.sends('/start');
    await person.sends('Quhem Arta Canarina, numri im 044123456, më ndihmoni me vizë');
    await person.reads();
    await running.database.close();
    const { server } = running.app;
    const cookie = `busulla=${'A'.repeat(22)}`;
    const body = { id: 'message-1', event: { type: 'text', text: 'Quhem Arta Canarina' } };
    const failed = await server.inject({
      method: 'POST',
      url: '/api/chat',
      headers: { cookie },
      payload: body,
    });
    expect(failed.statusCode).toBe(500);
    expect(failed.body).not.toMatch(CANARIES);
    expect(running.logLines.length).toBeGreaterThan(3);
    expect(running.logLines.join('')).not.toMatch(CANARIES);
  });
});

describe('a program that cannot start', () => {
  test.each([
    ['DATABASE_URL', { DATABASE_URL: 'postgres://busulla:canary-password@127.0.0.1:1/busulla' }],
    ['DATABASE_URL of a wrong form', { DATABASE_URL: 'mysql://busulla:canary-password@db/busulla' }],
    ['TELEGRAM_WEBHOOK_SECRET', { TELEGRAM_WEBHOOK_SECRET: 'canary-secret !' }],
    ['DATA_KEY', { DATA_KEY: 'canary-key' }],
  ])('keeps the secret in %s', async (_, settings) => {
    const folder = await dataFolder();
    const program = startProgram('main', [], { DATA_DIR: folder.path, PORT: '0', ...settings });
    expect(await program.ended).toBe(1);
    await folder.remove();
    expect(program.err().length).toBeGreaterThan(10);
    expect(program.err() + program.out()).not.toMatch(CANARIES);
  });
});
