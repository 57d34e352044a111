import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ROOT } from '../../src/config.ts';
import type { Countable } from '../../src/conversation/index.ts';
import { lockFolder, sqlRecords } from '../../src/storage/index.ts';
import { createSeal } from '../../src/tickets/index.ts';
import { openDatabase } from '../support/database.ts';
import { readPdf } from '../support/pdf.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'report-'));

const COUNTED: [Countable, number][] = [
  [{ event: 'conversation-started', locale: 'sq' }, 40],
  [{ event: 'article-shown', article: 'visa-ees', locale: 'sq', by: 'question' }, 30],
  [{ event: 'article-shown', article: 'work-de-skilled', locale: 'sr-Cyrl', by: 'dialog' }, 12],
  [{ event: 'urgent', kind: 'trafficking', locale: 'sq' }, 2],
];

beforeAll(async () => {
  const database = await openDatabase(join(dataDir, 'postgres'));
  const records = sqlRecords(database, createSeal(Buffer.alloc(32)), 'PR');
  const at = Date.parse('2026-01-15T12:00+01:00');
  await records.count(
    COUNTED.flatMap(([what, times], kind) =>
      Array.from({ length: times }, (_, number) => {
        const person = `web:${kind}-${number}` as const;
        return { turnId: person, number: 0, at, channel: 'web' as const, what, person };
      }),
    ),
  );
  await database.close();
});
afterAll(() => rmSync(dataDir, { recursive: true }));

/** What the command prints, and its exit code. */
async function report(args: string): Promise<{ out: Buffer; err: string; code: number }> {
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir };
  const command = [join(ROOT, 'dist/report.js'), ...args.split(' ')];
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, command, {
      env,
      encoding: 'buffer',
    });
    return { out: stdout, err: stderr.toString(), code: 0 };
  } catch (error) {
    const { stdout, stderr, code } = error as { stdout: Buffer; stderr: Buffer; code: number };
    return { out: stdout, err: stderr.toString(), code };
  }
}

const JANUARY = '--from 2026-01-01 --to 2026-01-31';

describe('npm run report', () => {
  test('as CSV has a number a line, with small ones hidden', async () => {
    const { out, code } = await report(`${JANUARY} --format csv --lang en`);
    const lines = out.toString().split('\r\n');
    expect(code).toBe(0);
    expect(lines[0]).toBe('table,row,name,column,value');
    expect(lines).toContain('overview,conversations,Conversations,now,40');
    expect(lines).toContain('days,2026-01-15,15.01.2026,now,40');
    expect(lines).toContain('urgent,trafficking,Trafficking,now,hidden');
    expect(lines).toContain('overview,people,People who wrote,now,84');
    expect(lines.filter((line) => /,[1-4]$/.test(line))).toEqual([]);
  });

  test('as JSON holds the same by its ids', async () => {
    const { out } = await report(`${JANUARY} --format json`);
    const { range, before, tables } = JSON.parse(out.toString());
    expect(range).toEqual({ from: '2026-01-01', to: '2026-01-31' });
    expect(before).toEqual({ from: '2025-12-01', to: '2025-12-31' });
    const urgent = tables.find(({ name }: { name: string }) => name === 'urgent');
    expect(urgent.rows).toEqual([{ key: 'trafficking', cells: [null, 0] }]);
  });

  test('as a page of its own, and as a PDF', async () => {
    const page = (await report(`${JANUARY} --format html`)).out.toString();
    expect(page).toContain('<h1>Raporti: Janar 2026</h1>');
    expect(page).toContain('<style>');
    expect(page).not.toContain('/assets/');
    const file = join(dataDir, 'report.pdf');
    await report(`${JANUARY} --format pdf --lang sr --out ${file}`);
    expect((await readPdf(readFileSync(file))).text).toContain('Izveštaj: Januar 2026.');
  });

  test.each([
    '--from 2026-01-31 --to 2026-01-01 --format csv',
    '--from 2026-13-01 --to 2026-01-31 --format csv',
    '--dance',
  ])('explains itself when it is asked for %j', async (args) => {
    const { code, err } = await report(args);
    expect(code).toBe(1);
    expect(err).toMatch(/npm run report|--dance/);
  });

  test('leaves the data alone while the program has it', async () => {
    const unlock = lockFolder(dataDir);
    const { code, err } = await report(`${JANUARY} --format csv`);
    unlock();
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining(`process ${process.pid}`) });
  });
});
