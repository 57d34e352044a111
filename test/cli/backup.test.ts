import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ROOT } from '../../src/config.ts';
import {
  type Database,
  lockFolder,
  openPglite,
  openPostgres,
  redisStores,
  sqlTickets,
} from '../../src/storage/index.ts';
import { createSeal, loadDataKeys } from '../../src/tickets/index.ts';
import { startApp } from '../support/app.ts';
import { testLog } from '../support/log.ts';
import { aTicket } from '../support/office.ts';
import { withPostgres, withRedis } from '../support/services.ts';
import { WebPerson } from '../support/web-person.ts';

const folder = mkdtempSync(join(tmpdir(), 'backup-'));
const dataDir = join(folder, 'data');
const file = join(folder, 'backup.gz');
const ticket = aTicket({ question: 'Šta ako „ne“?\n\t😀' });
let cookie = '';
afterAll(() => rmSync(folder, { recursive: true }));

/** A folder as the program leaves it: a talk on the web page, a case, a counsellor's account. */
beforeAll(async () => {
  mkdirSync(dataDir);
  const running = await startApp({}, join(dataDir, 'postgres'));
  const person = await WebPerson.visit(running.origin);
  cookie = person.cookie.replace('busulla=', '');
  await person.presses('locale:sr-Cyrl');
  await person.hears('welcome');
  await person.presses('article:visa-ees');
  await person.hears('article:visa-ees');
  person.disconnect();
  const tickets = sqlTickets(running.database, createSeal(...loadDataKeys({ dataDir })));
  await tickets.open(ticket, randomUUID());
  await running.app.accounts.ensureFirstAdministrator();
  await running.stop();
});

async function admin(args: string[], environment: Record<string, string> = {}) {
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir, ...environment };
  try {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [join(ROOT, 'dist/admin.js'), ...args],
      {
        env,
      },
    );
    return { out: stdout, err: stderr, code: 0 };
  } catch (error) {
    const { stdout, stderr, code } = error as { stdout: string; stderr: string; code: number };
    return { out: stdout, err: stderr, code };
  }
}

/** All rows of all tables, as text. */
async function contentsOf(database: Database): Promise<Record<string, string[]>> {
  const tables = await database.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_name <> 'migrations' order by 1",
  );
  const contents: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await database.query<{ row: string }>(`select ${name}::text as row from ${name} order by 1`);
    contents[name] = rows.map(({ row }) => row);
  }
  return contents;
}

async function contentsOfFolder(path: string): Promise<Record<string, string[]>> {
  const database = await openPglite(join(path, 'postgres'));
  const contents = await contentsOf(database);
  await database.close();
  return contents;
}

describe('a backup', () => {
  test('holds all data, is readable by its owner alone, and comes back as it was', async () => {
    const before = await contentsOfFolder(dataDir);
    expect(before.tickets).toHaveLength(1);
    expect(before.web_messages?.length).toBeGreaterThan(1);
    expect(await admin(['backup', file])).toMatchObject({ code: 0, out: expect.stringContaining(file) });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(gunzipSync(readFileSync(file)).toString()).not.toContain('Šta ako');

    const other = join(folder, 'other');
    expect(await admin(['restore', file], { DATA_DIR: other })).toMatchObject({ code: 0 });
    expect(await contentsOfFolder(other)).toEqual(before);

    const database = await openPglite(join(other, 'postgres'));
    const tickets = sqlTickets(database, createSeal(...loadDataKeys({ dataDir })));
    expect((await tickets.read(ticket.reference))?.question).toBe(ticket.question);
    // What is numbered goes on after the numbers that came back.
    await tickets.open(aTicket(), randomUUID());
    await database.close();
  });

  test('goes into an empty database only', async () => {
    expect(await admin(['restore', file])).toMatchObject({
      code: 1,
      err: expect.stringContaining('empty database'),
    });
  });

  test('that is cut off, changed or none at all puts nothing back', async () => {
    const whole = readFileSync(file);
    const bad: Array<[string, Buffer]> = [
      ['cut', whole.subarray(0, whole.length - 40)],
      ['none', Buffer.from('hello')],
    ];
    for (const [name, bytes] of bad) {
      writeFileSync(join(folder, name), bytes);
      const target = join(folder, `into-${name}`);
      expect((await admin(['restore', join(folder, name)], { DATA_DIR: target })).code).toBe(1);
      expect(Object.values(await contentsOfFolder(target)).flat()).toEqual([]);
    }
    expect((await admin(['restore', join(folder, 'nothing')])).err).toContain('nothing');
  });

  test('is not made while the program has the folder, and says which process does', async () => {
    const unlock = lockFolder(dataDir);
    for (const args of [['backup', join(folder, 'x')], ['restore', file], ['rotate-key']]) {
      expect(await admin(args)).toMatchObject({
        code: 1,
        err: expect.stringContaining(`process ${process.pid}`),
      });
    }
    unlock();
  });
});

withPostgres((freshDatabase) => {
  test('migrate-data copies everything to a served database, and only into an empty one', async () => {
    const fresh = await freshDatabase();
    const settings = { DATABASE_URL: fresh.url };
    const unlock = lockFolder(dataDir);
    expect(await admin(['migrate-data'], settings)).toMatchObject({
      code: 1,
      err: expect.stringContaining(`process ${process.pid}`),
    });
    unlock();
    expect(await admin(['migrate-data'], settings)).toMatchObject({ code: 0 });
    const served = await openPostgres(fresh.url, testLog().log);
    expect(await contentsOf(served)).toEqual(await contentsOfFolder(dataDir));
    await served.close();
    expect(await admin(['migrate-data'], settings)).toMatchObject({ code: 1 });
    await fresh.drop();
  });

  withRedis((address) => {
    test('migrate-data hands the conversations over to Redis', async () => {
      const fresh = await freshDatabase();
      const settings = { DATABASE_URL: fresh.url, REDIS_URL: address };
      expect(await admin(['migrate-data'], settings)).toMatchObject({ code: 0 });
      const stores = await redisStores(address, testLog().log);
      const { conversation } = await stores.conversations.load(`web:${cookie}`, 'x');
      expect(conversation).toMatchObject({ locale: 'sr-Cyrl', articles: ['visa-ees'] });
      expect((await stores.mailbox.after(`web:${cookie}`, 0)).length).toBeGreaterThan(2);
      await stores.close();
      await fresh.drop();
    });
  });
});
