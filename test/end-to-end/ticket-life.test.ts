import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { NO_HOURS } from '../../src/tickets/index.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { type ManualClock, manualClock } from '../support/clock.ts';
import { CounsellorAtDesk } from '../support/counsellor.ts';
import { startTelegramSimulator } from '../support/telegram-simulator/index.ts';

const DAY = 24 * 60 * 60 * 1000;

let simulator: Awaited<ReturnType<typeof startTelegramSimulator>>;
let running: RunningApp;
let clock: ManualClock;
let counsellor: CounsellorAtDesk;
/** What the person read when their case was opened. */
let opened: string;
let person: ReturnType<typeof simulator.person>;

beforeAll(async () => {
  simulator = await startTelegramSimulator();
  clock = manualClock(Date.now());
  const settings = { TELEGRAM_BOT_TOKEN: simulator.token, TELEGRAM_API_ROOT: simulator.apiRoot };
  running = await startApp(settings, undefined, clock);
  counsellor = await CounsellorAtDesk.first(running);
});
afterAll(async () => {
  await running.stop();
  await simulator.stop();
});
beforeEach(async () => {
  // Days have passed since the test before.
  await counsellor.signsInAgain();
  await arrives();
});

async function arrives(): Promise<void> {
  person = simulator.person({ language: 'en' });
  await person.sends('/start');
  await hears('choose a language');
  await person.presses('English');
  await hears('Welcome');
}

/** The next message with this in it; those before it are passed over. */
async function hears(part: string): Promise<string> {
  for (;;) {
    const { text } = await person.reads();
    if (text.includes(part)) return text;
  }
}

async function opensACase(): Promise<string> {
  await person.sends('/person');
  await hears('Do you agree');
  await person.presses('I agree');
  opened = await hears('Case number');
  return /PR-\w{4}-\w{4}/.exec(opened)?.[0] ?? '';
}

/** Resolves when the case stands so. */
async function becomes(reference: string, status: string): Promise<void> {
  const now = () =>
    running.database.query<{ status: string }>('select status from tickets where reference = $1', [
      reference,
    ]);
  while ((await now())[0]?.status !== status);
}

describe('a case outside opening hours', () => {
  /** A Monday to come, so that what the person writes today lies before it. */
  const HOURS = { ...NO_HOURS, week: { ...NO_HOURS.week, monday: [{ from: '08:00', to: '16:00' }] } };

  test('has a time by which somebody answers, and another one, told once, when nobody did', async () => {
    const { centre } = running.app;
    await centre.save({ ...centre.settings(), hours: HOURS });
    await opensACase();
    expect(opened).toMatch(/on Monday after 8:00|tomorrow after 8:00|today/);
    await centre.save({ ...centre.settings(), hours: NO_HOURS });
    clock.advance(8 * DAY);
    expect(await hears('could answer you in time')).toContain('as soon as');
    clock.advance(DAY);
    await person.sends('/status');
    await hears('Nobody has taken it yet');
  });
});

describe('a case that moves to another account', () => {
  test('is found by its reference and PIN, and goes on there; the old account learns nothing', async () => {
    const reference = await opensACase();
    const pin = /PIN (\d{6})/.exec(opened)?.[1] ?? '';
    const before = person;
    await arrives();
    await person.sends(`/status ${reference}`);
    await hears('write the PIN');
    await person.sends(pin);
    await hears('Nobody has taken it yet');
    await person.presses('Continue here');
    await hears('goes on here');
    await person.sends('How much does the visa cost?');
    await counsellor.answers(reference, 'Welcome here.');
    await hears('Welcome here.');
    const after = person;
    person = before;
    await person.sends('/status');
    await hears('You have no open case here');
    person = after;
    const { thread } = await counsellor.reads(reference);
    expect(thread.flatMap(({ text }) => text ?? [])).toEqual([
      'How much does the visa cost?',
      'Welcome here.',
    ]);
  });
});

describe('the life of a case', () => {
  test('resolved, rated, reopened by writing, given back to the bot, closed by silence', async () => {
    const reference = await opensACase();
    await counsellor.answers(reference, 'We look into it.');
    await hears('We look into it.');
    await counsellor.resolves(reference);
    await hears('Did it help you?');
    await person.presses('Yes');
    await hears('Thank you');
    await person.sends('My employer wrote to me again and wants the papers.');
    await hears('is open again');
    await becomes(reference, 'reopened');
    await person.presses('Ask the program');
    await becomes(reference, 'resolved');
    clock.advance(8 * DAY);
    await becomes(reference, 'closed');
    const counted = await running.database.query(
      "select attributes from events where event = 'satisfaction'",
    );
    expect(counted).toEqual([{ attributes: { satisfaction: 'yes', locale: 'en' } }]);
  });
});
