import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ROOT } from '../../src/config.ts';
import { Registry } from '../../src/monitoring/index.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { WebPerson } from '../support/web-person.ts';

const TOKEN = 'a token of sixteen or more';

describe('the registry', () => {
  test('writes what Prometheus reads', async () => {
    const registry = new Registry();
    const count = registry.counter('a_total', 'An a.');
    count({ channel: 'web' });
    count({ channel: 'web' });
    const time = registry.histogram('b_seconds', 'A b.');
    time(0.02);
    time(100);
    registry.gauge('c', 'A c.', async () => [{ labels: {}, value: 3 }]);
    registry.gauge('d', 'A d that is gone.', async () => {
      throw new Error('gone');
    });
    const text = await registry.text();
    expect(text).toContain('# HELP a_total An a.\n# TYPE a_total counter\na_total{channel="web"} 2\n');
    expect(text).toContain('b_seconds_bucket{le="0.01"} 0\nb_seconds_bucket{le="0.025"} 1\n');
    expect(text).toContain('b_seconds_bucket{le="+Inf"} 2\nb_seconds_sum 100.02\nb_seconds_count 2\n');
    expect(text).toContain('# TYPE c gauge\nc 3\n');
    expect(text).toContain('# TYPE d gauge\n');
  });
});

describe('the program', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp({ METRICS_TOKEN: TOKEN });
  });
  // The last test takes the database away.
  afterAll(() => running.app.stop());

  const metrics = (headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
    running.app.server.inject({ url: '/metrics', headers, remoteAddress });

  test('tells how it does, and nothing about anybody', async () => {
    const person = await WebPerson.visit(running.origin);
    await person.presses('locale:en');
    await person.hears('welcome');
    await person.writes('my husband beats me, I am Arta');
    await person.hears('urgent.violence');
    person.disconnect();
    const { body } = await metrics();
    expect(body).toContain('busulla_turns_total{channel="web",outcome="taken"} 2\n');
    expect(body).toContain('busulla_turn_seconds_count{channel="web"} 2\n');
    expect(body).toContain('busulla_urgent_total{kind="violence"} 1\n');
    expect(body).toMatch(/busulla_messages_total{channel="web",outcome="sent"} [1-9]/);
    expect(body).toContain('busulla_storage_up 1\n');
    expect(body).toContain('busulla_outbox_conversations 0\n');
    expect(body).toContain('busulla_outbox_longest_wait_seconds 0\n');
    expect(body).toContain('busulla_tickets{which="all"} 0\n');
    expect(body).not.toMatch(/Arta|web:/);
  });

  test('tells everything that the alerts in the manual look at', async () => {
    const manual = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8');
    const { body } = await metrics();
    const looked = new Set(manual.match(/busulla_[a-z_]+/g));
    expect(looked.size).toBeGreaterThan(4);
    for (const name of looked) expect(body).toContain(`# TYPE ${name} `);
  });

  test('tells it to this machine, and to others with the token alone', async () => {
    const status = async (...call: Parameters<typeof metrics>) => (await metrics(...call)).statusCode;
    expect(await status()).toBe(200);
    expect(await status({ 'x-forwarded-for': '127.0.0.1' })).toBe(403);
    expect(await status({}, '192.0.2.1')).toBe(403);
    expect(await status({ authorization: `Bearer ${TOKEN}` }, '192.0.2.1')).toBe(200);
    for (const wrong of ['', 'Bearer', `Bearer ${TOKEN}x`, TOKEN]) {
      expect(await status({ authorization: wrong }, '192.0.2.1')).toBe(403);
    }
  });

  test('is alive without its storage, and not ready', async () => {
    const ask = async (url: string) => (await running.app.server.inject({ url })).statusCode;
    expect([await ask('/healthz'), await ask('/readyz')]).toEqual([200, 200]);
    await running.database.close();
    expect([await ask('/healthz'), await ask('/readyz')]).toEqual([200, 503]);
    expect((await metrics()).body).toContain('busulla_storage_up 0\n');
  });
});
