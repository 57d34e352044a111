import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Effect, NOTHING_KEPT, type World } from '../../src/conversation/index.ts';
import type { ConversationKey } from '../../src/message.ts';
import { toPlain } from '../../src/richtext.ts';
import { createRunner } from '../../src/runner/index.ts';
import { type Database, sqlConversations } from '../../src/storage/index.ts';
import { NO_HOURS, newTicketState, type TicketSummary } from '../../src/tickets/index.ts';
import { realWorld } from '../support/content.ts';
import { openDatabase } from '../support/database.ts';
import { testLog } from '../support/log.ts';
import { aTicket } from '../support/office.ts';
import { effectName, eventOf, readTranscript, type Transcript } from '../support/transcript.ts';

/** Milliseconds. */
const MINUTE = 60_000;

/** Every question of a tree is counted, which would stand under nearly every step here. */
const EVERY_STEP = ['count asked', 'count answered'];

const FOLDER = join(import.meta.dirname, '../conversations');
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));

let database: Database;
let world: World;

beforeAll(async () => {
  [database, world] = await Promise.all([openDatabase(), realWorld()]);
});
afterAll(() => database.close());

describe('talks', () => {
  test.each(files)('%s', async (name) => {
    const transcript = readTranscript(join(FOLDER, name));
    const expected = transcript.talk.map(({ outcome }) => outcome);
    expect(await hold(name, transcript)).toEqual(expected);
  });
});

/** The parts that were heard; where one is missing, all that was. */
function heardOf(parts: readonly string[], words: string): string[] {
  return parts.map((part) => (words.includes(part) ? part : words));
}

function elsewhere(reference: string): TicketSummary {
  const { conversation: _, question: __, ...ticket } = aTicket({ reference });
  return { ...newTicketState(null, ticket.openedAt), ...ticket, status: 'waiting', waitingFor: 'person' };
}

/** Holds a talk through the runner and the storage; returns what was said and done at each step. */
async function hold(name: string, { talk, starts, open, holidays }: Transcript) {
  const hours = { week: { ...NO_HOURS.week, ...open }, holidays };
  const key: ConversationKey = `terminal:${name}`;
  const conversations = sqlConversations(database);
  let effects: readonly Effect[] = [];
  let ticket = '';
  const runner = createRunner({
    world: () => ({ ...world, hours }),
    conversations,
    effects: {
      carryOut: async (_key, { effects: done }) => {
        effects = done;
        for (const effect of done) if (effect.do === 'open-ticket') ticket = effect.ticket.reference;
      },
    },
    kept: async () => NOTHING_KEPT,
    // The number of any case that somebody has elsewhere.
    blockedUntil: () => undefined,
    tryPin: async (reference, pin) =>
      pin === '123456' ? { is: 'right', ticket: elsewhere(reference) } : { is: 'wrong' },
    alone: database.alone,
    wakeOutbox: () => {},
    sendNow: async () => {},
    log: testLog().log,
  });
  const outcomes = [];
  let now = Date.parse(starts) - MINUTE;
  for (const [number, step] of talk.entries()) {
    effects = [];
    now = step.at === undefined ? now + MINUTE : Date.parse(step.at);
    const replies = await runner.respond({
      channel: 'terminal',
      conversation: key,
      turnId: `${name}#${number}`,
      at: now,
      event: eventOf(step, ticket),
    });
    const { conversation } = await conversations.load(key, '');
    outcomes.push({
      bot: replies.flatMap((reply) => reply.says),
      effects: effects.map(effectName).filter((name) => !EVERY_STEP.includes(name)),
      hears: heardOf(step.outcome.hears, replies.map((reply) => toPlain(reply.text)).join('\n')),
      ...(step.outcome.locale !== undefined && { locale: conversation?.locale }),
    });
  }
  return outcomes;
}
