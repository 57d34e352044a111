import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  DataFolderInUse,
  lockFolder,
  openPglite,
  sqlConversations,
  sqlOutbox,
} from '../../src/storage/index.ts';
import { openDatabase } from '../support/database.ts';
import { examineConversations } from './conversations.exam.ts';

examineConversations('the embedded PostgreSQL', async () => {
  const database = await openDatabase();
  return {
    conversations: sqlConversations(database),
    outbox: sqlOutbox(database),
    close: () => database.close(),
  };
});

describe('the data folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'busulla-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('serves one process at a time, and says which', async () => {
    await writeFile(join(folder, 'lock'), String(process.ppid));
    expect(() => lockFolder(folder)).toThrow(new DataFolderInUse(folder, process.ppid));
    expect(() => lockFolder(folder)).toThrow(`in use by process ${process.ppid}`);
  });

  test('is taken over from a process that died', async () => {
    await writeFile(join(folder, 'lock'), '4194304999');
    const unlock = lockFolder(folder);
    unlock();
    lockFolder(folder)();
  });

  test('keeps what was stored when it is opened again', async () => {
    const data = join(folder, 'postgres');
    const first = await openPglite(data);
    await sqlConversations(first).countFailure('web:x', 't', 1);
    await first.close();
    const second = await openPglite(data);
    expect(await sqlConversations(second).countFailure('web:x', 't', 2)).toBe(2);
    await second.close();
  });
});
