import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type RunningApp, startApp } from '../support/app.ts';
import { type ManualClock, manualClock } from '../support/clock.ts';
import { CounsellorAtDesk } from '../support/counsellor.ts';
import { startTelegramSimulator } from '../support/telegram-simulator/index.ts';

const DAY = 24 * 60 * 60 * 1000;

let simulator: Awaited<ReturnType<typeof startTelegramSimulator>>;
let running: RunningApp;
let clock: ManualClock;
let counsellor: CounsellorAtDesk;
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
  person = simulator.person({ language: 'en' });
  await person.sends('/start');
  await hears('choose a language');
  await person.presses('English');
  await hears('Welcome');
});

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
  return /PR-\w{4}-\w{4}/.exec(await hears('Case number'))?.[0] ?? '';
}

/** Resolves when the case stands so. */
async function becomes(reference: string, status: string): Promise<void> {
  const now = () =>
    running.database.query<{ status: string }>('select status from tickets where reference = $1', [
      reference,
    ]);
  while ((await now())[0]?.status !== status);
}

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
