import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { describe, test } from '@jest/globals';
import pg from 'pg';

/** Where a PostgreSQL for tests answers, with the right to create databases. */
const POSTGRES = process.env.TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';

/** Where a Redis for tests answers. Tests use keys of their own in its database 9, and empty nothing. */
const REDIS = process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379/9';

export type FreshDatabase = { url: string; drop(): Promise<void> };

/**
 * Tests that need a served PostgreSQL. Where none answers they are left out, loudly; with CI=true that is a failure.
 */
export function withPostgres(tests: (freshDatabase: () => Promise<FreshDatabase>) => void): void {
  whenAnswering('PostgreSQL', POSTGRES, () => tests(freshDatabase));
}

/** Tests that need a Redis, left out as loudly where none answers. */
export function withRedis(tests: (address: string) => void): void {
  whenAnswering('Redis', REDIS, () => tests(REDIS));
}

function whenAnswering(name: string, url: string, tests: () => void): void {
  if (ANSWERING.has(url)) return tests();
  describe(`${name} at ${new URL(url).host}`, () => {
    if (process.env.CI === 'true') {
      test('answers', () => {
        throw new Error(
          `${name} does not answer at ${new URL(url).host}, and with CI=true nothing may be left out`,
        );
      });
    } else {
      console.warn(`LEFT OUT: no ${name} answers at ${new URL(url).host}, so the tests on it do not run.`);
      test.skip('does not answer: its tests are left out', () => {});
    }
  });
}

const ANSWERING = new Set<string>();
for (const url of [POSTGRES, REDIS]) if (await answers(url)) ANSWERING.add(url);

function answers(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), timeout: 1000 });
    const settle = (yes: boolean) => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
    socket.once('timeout', () => settle(false));
  });
}

/** An empty database of its own for a test. */
async function freshDatabase(): Promise<FreshDatabase> {
  const name = `busulla_test_${randomBytes(6).toString('hex')}`;
  await asAdministrator(`create database ${name}`);
  const url = new URL(POSTGRES);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asAdministrator(`drop database ${name} with (force)`) };
}

async function asAdministrator(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: POSTGRES });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
