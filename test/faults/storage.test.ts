import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import pg from 'pg';
import { type RunningApp, startApp } from '../support/app.ts';
import { type Cuttable, cuttableLine } from '../support/cuttable.ts';
import { type Line, type Phone, telegramByWebhook } from '../support/phones.ts';
import { type RedisServer, startRedisServer, withRedisServers } from '../support/redis-server.ts';
import { type FreshDatabase, withPostgres } from '../support/services.ts';

/** Words that are a danger, and what must come whatever is broken. */
const DANGER = "burri po m'rreh, ndihmë";
const NUMBER = '112';

const QUESTION = 'A më duhet vizë për të shkuar në Gjermani me pasaportë biometrike të Kosovës?';

/** What the bot says in all languages when it can remember nothing just now. */
const LATER = 'provoni përsëri';

withRedisServers(() =>
  withPostgres((freshDatabase) => {
    describe('a person on Telegram, with Redis and PostgreSQL', () => {
      let redis: RedisServer;
      let fresh: FreshDatabase;
      let wayToPostgres: Cuttable;
      let line: Line;
      let running: RunningApp;
      let phone: Phone;

      beforeAll(async () => {
        [redis, fresh, line] = await Promise.all([startRedisServer(), freshDatabase(), telegramByWebhook()]);
        const url = new URL(fresh.url);
        wayToPostgres = await cuttableLine({ host: url.hostname, port: Number(url.port) });
        url.hostname = '127.0.0.1';
        url.port = String(wayToPostgres.port);
        running = await startApp({ ...line.settings, REDIS_URL: redis.url, DATABASE_URL: url.href });
        phone = await line.connect(running);
        await phone.opens();
        await phone.hears('Shqip');
        await phone.presses('Shqip');
        await phone.hears('Busulla');
      });
      afterAll(async () => {
        await running.stop();
        await line.stop();
        await redis.remove();
        await wayToPostgres.cut();
        await fresh.drop();
      });

      async function command(...words: [string, ...string[]]): Promise<void> {
        const connection = new Redis(redis.url);
        await connection.call(...words);
        connection.disconnect();
      }

      /** What is sent while something is broken comes to an answer, at once or when it is well again. */
      async function sends(text: string, mend: () => Promise<void>): Promise<void> {
        const taken = phone.says(text);
        await phone.hears(text === DANGER ? NUMBER : LATER);
        await mend();
        await taken;
      }

      test('hears the numbers while Redis is down, and is known again when it is back', async () => {
        await redis.kill();
        await sends(DANGER, () => redis.start());
        await phone.says('/menu');
        await phone.hears('Çfarë po kërkoni?');
      });

      test('hears to try again soon while Redis is down, and then the answer', async () => {
        await redis.kill();
        await sends(QUESTION, () => redis.start());
        await phone.hears('Burimi');
      });

      test('hears the numbers while Redis is full, and the answer when there is room', async () => {
        await command('CONFIG', 'SET', 'maxmemory', '1');
        await sends(DANGER, () => command('CONFIG', 'SET', 'maxmemory', '0'));
        await phone.says(QUESTION);
        await phone.hears('Burimi');
      });

      test('waits a little while Redis is slow', async () => {
        await command('CLIENT', 'PAUSE', '800', 'ALL');
        await phone.says(QUESTION);
        await phone.hears('Burimi');
      });

      test('is answered while PostgreSQL cuts all connections', async () => {
        const client = new pg.Client({ connectionString: fresh.url });
        await client.connect();
        await client.query(
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
        );
        await client.end();
        await phone.says(DANGER);
        await phone.hears(NUMBER);
        expect(await countedUrgent()).toBeGreaterThan(0);
      });

      test('hears the numbers while PostgreSQL restarts, and the danger is counted once it is back', async () => {
        const before = await countedUrgent();
        await wayToPostgres.cut();
        await sends(DANGER, () => wayToPostgres.mend());
        expect(await countedUrgent()).toBe(before + 1);
      });

      async function countedUrgent(): Promise<number> {
        const counted = await running.database.query("select 1 from events where event = 'urgent'");
        return counted.length;
      }
    });
  }),
);
