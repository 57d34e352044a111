import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { NOTHING_KEPT } from '../../src/conversation/index.ts';
import type { ConversationKey, Inbound } from '../../src/message.ts';
import { createRunner } from '../../src/runner/index.ts';
import { type Database, sqlConversations } from '../../src/storage/index.ts';
import { realWorld } from '../support/content.ts';
import { openDatabase } from '../support/database.ts';
import { testLog } from '../support/log.ts';

const KEY: ConversationKey = 'web:full-disk';
const DANGER = "burri po m'rreh, ndihmë";
const QUESTION = 'A më duhet vizë për të shkuar në Gjermani me pasaportë biometrike të Kosovës?';

const disk = mkdtempSync(join(tmpdir(), 'busulla-small-disk-'));
const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'tmpfs', disk]).status === 0;
const filler = join(disk, 'filler');

/** What people read past the outbox. */
const said: string[] = [];
let database: Database;
let receive: (inbound: Inbound) => Promise<void>;
let turns = 0;

beforeAll(async () => {
  if (!isMounted) return;
  database = await openDatabase(join(disk, 'postgres'));
  const world = await realWorld();
  ({ receive } = createRunner({
    world: () => world,
    conversations: sqlConversations(database),
    effects: { carryOut: async () => {} },
    kept: async () => NOTHING_KEPT,
    blockedUntil: () => undefined,
    tryPin: async () => ({ is: 'wrong' }),
    alone: database.alone,
    wakeOutbox: () => {},
    sendNow: async ({ message }) => void said.push(...message.says),
    log: testLog().log,
  }));
});
afterAll(async () => {
  await database?.close();
  if (isMounted) spawnSync('umount', [disk]);
  rmSync(disk, { recursive: true });
});

function fill(): void {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(filler, Buffer.alloc(bavail * bsize));
}

function says(text: string): Inbound {
  turns += 1;
  return {
    channel: 'web',
    conversation: KEY,
    turnId: `${KEY}/${turns}`,
    at: Date.now(),
    event: { type: 'text', text },
  };
}

/** Says it until the disk takes no more; returns what was not taken, and what was answered then. */
async function saysUntilFull(text: string): Promise<{ left: Inbound; heard: string[] }> {
  said.length = 0;
  for (;;) {
    const left = says(text);
    // As a platform does, which brings an update again.
    for (let time = 0; time < 4; time += 1) {
      const taken = await receive(left).then(
        () => true,
        () => false,
      );
      if (taken) break;
      if (said.length > 0) return { left, heard: [...said] };
    }
  }
}

test.each([
  ['danger is answered with the numbers', DANGER, /^urgent\./],
  ['everything else is to be tried again soon', QUESTION, /^try-again$/],
])('on a full disk %s, and there is an answer when there is room', async (_what, text, expected) => {
  if (!isMounted)
    return console.warn('LEFT OUT: only root may make a small disk, so the full one is not tried.');
  fill();
  const { left, heard } = await saysUntilFull(text);
  expect(heard[0]).toMatch(expected);
  rmSync(filler);
  await receive(left);
  const { conversation, done } = await sqlConversations(database).load(KEY, left.turnId);
  expect(conversation).toBeDefined();
  expect(done).toBe(true);
});
