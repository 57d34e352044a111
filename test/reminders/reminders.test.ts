import { afterEach, describe, expect, test } from '@jest/globals';
import type { Inbound } from '../../src/message.ts';
import { createPostman, type Reminder, sendOn } from '../../src/reminders/index.ts';
import { timeAt } from '../../src/wording/index.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { type ManualClock, manualClock } from '../support/clock.ts';
import { testLog } from '../support/log.ts';
import { type Line, telegramByPolling, viber } from '../support/phones.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('the day on which a reminder is sent', () => {
  test.each([
    ['appointment', '2027-03-01', '2027-02-27'],
    ['permit', '2027-03-01', '2027-01-04'],
    ['stay', '2026-12-24', '2026-12-17'],
    ['permit', '2026-12-01', '2026-11-25'],
    ['appointment', '2026-11-25', '2026-11-25'],
    ['appointment', '2026-11-24', undefined],
    ['stay', '2026-11-01', undefined],
  ] as const)('%s of %s: %s', (kind, day, expected) => {
    expect(sendOn(kind, day, '2026-11-24')).toBe(expected);
  });
});

/** A postman with reminders in a list, so that a year passes in a moment. */
function postOffice(clock: ManualClock, waiting: Reminder[], versionOf = (_article: string) => 'a') {
  const brought: Inbound[] = [];
  const postman = createPostman({
    repository: {
      waiting: async (today) =>
        waiting
          .filter((reminder) => reminder.sendOn === null || reminder.sendOn <= today)
          .map((reminder) => ({ reminder, conversation: 'telegram:1' as const })),
      has: async (id) => waiting.some((one) => one.id === id),
      end: async (id) => {
        waiting.splice(
          waiting.findIndex((one) => one.id === id),
          1,
        );
      },
    },
    deliver: async (inbound) => {
      brought.push(inbound);
    },
    versionOf,
    clock,
    log: testLog().log,
  });
  async function pass(milliseconds: number): Promise<void> {
    for (let passed = 0; passed < milliseconds; passed += 10 * MINUTE) {
      await new Promise(setImmediate);
      clock.advance(10 * MINUTE);
    }
  }
  return { postman, brought, pass };
}

const reminder = (id: string, more: Partial<Reminder>): Reminder => ({
  id,
  kind: 'appointment',
  about: '2027-01-01',
  sendOn: '2027-01-01',
  channel: 'telegram',
  locale: 'sq',
  ...more,
});

describe('a reminder is brought', () => {
  test('by day on its day, once, also around both changes of the clock', async () => {
    const days = ['2027-03-27', '2027-03-28', '2027-03-29', '2027-10-30', '2027-10-31', '2027-11-01'];
    const waiting = days.map((day, at) => reminder(`R${at}`, { sendOn: day }));
    for (const day of days) {
      const office = postOffice(manualClock(Date.parse(`${day}T00:00:00Z`) - DAY), waiting);
      office.postman.wake();
      await office.pass(2 * DAY);
      await office.postman.stop();
      const moments = office.brought.map(({ at }) => [new Date(at).toISOString().slice(0, 10), timeAt(at)]);
      expect(moments).toContainEqual([day, '9:00']);
      expect(moments.every(([, time]) => /^(9|1\d):/.test(time ?? ''))).toBe(true);
    }
    expect(waiting).toEqual([]);
  });

  test('when the article it waits for is another, and not before', async () => {
    let version = 'a';
    const waiting = [reminder('R', { kind: 'article', about: 'visa-ees', sendOn: null, version: 'a' })];
    const office = postOffice(manualClock(), waiting, () => version);
    office.postman.wake();
    await office.pass(DAY);
    expect(office.brought).toEqual([]);
    version = 'b';
    await office.pass(DAY);
    await office.postman.stop();
    expect(office.brought.map(({ event, turnId }) => [turnId, event])).toEqual([
      ['reminder:R', { type: 'reminder', kind: 'article', about: 'visa-ees' }],
    ]);
  });
});

describe('a person', () => {
  let running: RunningApp;
  let line: Line;
  afterEach(async () => {
    await running.stop();
    await line.stop();
  });

  test('asks for reminders, sees and ends them, and is told by a message that gives nothing away', async () => {
    line = await telegramByPolling();
    const clock = manualClock();
    running = await startApp(line.settings, undefined, clock);
    const phone = await line.connect(running);
    await phone.opens();
    await phone.hears('Shqip');
    await phone.presses('Shqip');
    await phone.says('/reminders');
    await phone.hears('Nuk keni asnjë kujtesë');
    await phone.presses('Ma kujtoni një termin');
    await phone.hears('Në cilën ditë e keni terminin?');
    await phone.says('1.12.2026');
    expect(await phone.hears('Ju shkruajmë këtu më')).toContain('29.11.2026');
    await phone.says('/reminders');
    await phone.hears('Keni termin më 01.12.2026');
    await phone.presses('Më skadon leja');
    await phone.hears('Në cilën ditë ju skadon leja?');
    await phone.says('1 qershor 2027');
    await phone.hears('06.04.2027');
    await phone.presses('Hiqe këtë kujtesë');
    await phone.hears('u hoq');
    const stored = await running.database.query<Record<string, string>>('select * from reminders');
    expect(stored).toHaveLength(1);
    expect(JSON.stringify(stored)).not.toMatch(/telegram|appointment|2026-12-01/);

    clock.advance(5 * DAY);
    const due = await phone.hears('Ky është mesazhi që e keni kërkuar');
    expect(due).not.toMatch(/termin|01\.12/);
    await phone.presses('Për çfarë është?');
    await phone.hears('Keni termin më 01.12.2026');
    await phone.says('/reminders');
    await phone.hears('Nuk keni asnjë kujtesë');
  });

  test('on Viber is told that there are none, unless the centre pays for them', async () => {
    line = await viber();
    running = await startApp(line.settings);
    const phone = await line.connect(running);
    await phone.opens();
    await phone.hears('Shqip');
    await phone.presses('Shqip');
    await phone.says('/reminders');
    await phone.hears('Në këtë kanal nuk dërgojmë kujtesa');
  });
});
