import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ROOT } from '../../src/config.ts';
import { createAccounts } from '../../src/desk/index.ts';
import { lockFolder, openPglite, sqlAccounts, sqlRecords, sqlTickets } from '../../src/storage/index.ts';
import { createSeal, loadDataKeys, makeReference, nextState } from '../../src/tickets/index.ts';
import { aCounsellor, aTicket } from '../support/office.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'admin-'));
const open = aTicket();
const closed = aTicket();

beforeAll(async () => {
  await withData(async (database) => {
    const tickets = sqlTickets(database, createSeal(...loadDataKeys({ dataDir })));
    for (const ticket of [open, closed]) await tickets.open(ticket, ticket.reference);
    const withdrawn = { type: 'ticket-withdrawn' } as const;
    await tickets.change(closed.reference, (state) => ({
      at: 1,
      events: [withdrawn],
      state: nextState(state, withdrawn, 1),
    }));
  });
});
afterAll(() => rmSync(dataDir, { recursive: true }));

async function withData<T>(
  work: (database: Awaited<ReturnType<typeof openPglite>>) => Promise<T>,
): Promise<T> {
  const database = await openPglite(join(dataDir, 'postgres'));
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** What the command prints, and its exit code. */
async function admin(...args: string[]): Promise<{ out: string; err: string; code: number }> {
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir, PUBLIC_URL: 'https://chat.example.org' };
  try {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [join(ROOT, 'dist/admin.js'), ...args],
      { env },
    );
    return { out: stdout, err: stderr, code: 0 };
  } catch (error) {
    const { stdout, stderr, code } = error as { stdout: string; stderr: string; code: number };
    return { out: stdout, err: stderr, code };
  }
}

test('lists all cases as data, without what people wrote', async () => {
  const { out, code } = await admin('list-tickets', '--json');
  const listed = JSON.parse(out) as { reference: string; status: string }[];
  expect(code).toBe(0);
  expect(listed.map(({ reference, status }) => [reference, status])).toEqual([
    [open.reference, 'open'],
    [closed.reference, 'closed'],
  ]);
  expect(out).not.toMatch(/12345|Gjermani/);
});

test('adds a counsellor by a link, and gives them a new password by another', async () => {
  const link = (text: string) =>
    /^https:\/\/chat\.example\.org\/desk\/welcome#([\w-]{43})\n$/.exec(text)?.[1] ?? '';
  const added = link((await admin('add-counsellor', '--role', 'supervisor')).out);
  const seal = createSeal(...loadDataKeys({ dataDir }));
  const accept = (token: string, login: string, password: string) =>
    withData((database) =>
      createAccounts({ store: sqlAccounts(database, seal), now: Date.now }).accept(token, {
        login,
        name: 'K.',
        password,
      }),
    );
  const first = await accept(added, 'k.k', 'four words in a row');
  expect(first?.counsellor).toMatchObject({ login: 'k.k', role: 'supervisor' });
  const reset = link((await admin('reset-password', 'k.k')).out);
  expect((await accept(reset, '', 'five other words in a row'))?.counsellor).toEqual(first?.counsellor);
});

test('erases a closed case and leaves an open one', async () => {
  expect(await admin('erase', open.reference)).toMatchObject({
    code: 1,
    err: expect.stringContaining('not closed'),
  });
  const erased = await admin('erase', closed.reference.toLowerCase());
  expect(erased).toMatchObject({ code: 0, out: `${closed.reference} is erased.\n` });
});

test('seals everything with a new key, and the old one opens nothing any more', async () => {
  const old = createSeal(...loadDataKeys({ dataDir }));
  const counsellor = await withData(async (database) => {
    const id = await aCounsellor(database);
    await sqlAccounts(database, old).proposeSecondFactor(id, 'SECRET');
    return id;
  });
  expect(await admin('rotate-key')).toMatchObject({ code: 0, out: expect.stringContaining('1 cases') });
  const keys = loadDataKeys({ dataDir });
  expect(keys).toHaveLength(1);
  await withData(async (database) => {
    const ticket = await sqlTickets(database, createSeal(...keys)).read(open.reference);
    expect(ticket?.question).toBe(open.question);
    const [own] = await sqlTickets(database, createSeal(...keys)).ofPerson(open.conversation);
    expect(own?.reference).toBe(open.reference);
    const factor = await sqlAccounts(database, createSeal(...keys)).secondFactor(counsellor);
    expect(factor?.secret).toBe('SECRET');
    await expect(sqlTickets(database, old).read(open.reference)).rejects.toThrow('DATA_KEY');
  });
});

test('confirms a receipt of deletion, and no other', async () => {
  const receipt = makeReference('DEL', 'somebody');
  await withData((database) =>
    sqlRecords(database, createSeal(Buffer.alloc(32)), 'PR').noteDeletion(receipt, '2026-11-24'),
  );
  expect((await admin('receipt', receipt.toLowerCase())).out).toBe(
    `${receipt}: the person's data was deleted on 2026-11-24.\n`,
  );
  expect(await admin('receipt', makeReference('DEL', 'nobody'))).toMatchObject({ code: 1, out: '' });
});

test('says which process has the data, and leaves it alone', async () => {
  const unlock = lockFolder(dataDir);
  const refused = await admin('list-tickets');
  unlock();
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining(`process ${process.pid}`) });
});

test.each<[string[]]>([
  [[]],
  [['dance']],
  [['add-counsellor', '--role', 'boss']],
  [['reset-password', 'nobody']],
  [['erase', 'PR-1']],
])('explains itself when it is asked for %j', async (args) => {
  const { code, err } = await admin(...args);
  expect(code).toBe(1);
  expect(err).toMatch(/npm run admin|no account|not the number/);
});
