import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type RunningApp, startApp } from '../support/app.ts';
import { CounsellorAtDesk } from '../support/counsellor.ts';
import { viber } from '../support/phones.ts';
import { startTelegramSimulator } from '../support/telegram-simulator/index.ts';
import { WebPerson } from '../support/web-person.ts';

let running: RunningApp;
let simulator: Awaited<ReturnType<typeof startTelegramSimulator>>;
let line: Awaited<ReturnType<typeof viber>>;
beforeAll(async () => {
  [simulator, line] = await Promise.all([startTelegramSimulator(), viber()]);
  running = await startApp({
    TELEGRAM_BOT_TOKEN: simulator.token,
    TELEGRAM_API_ROOT: simulator.apiRoot,
    ...line.settings,
  });
});
afterAll(async () => {
  await running.stop();
  await simulator.stop();
  await line.stop();
});

describe('somebody who hides', () => {
  test('leaves one harmless message on Telegram, and no counsellor writes to them any more', async () => {
    const counsellor = await CounsellorAtDesk.first(running);
    const person = simulator.person({ language: 'en' });
    const hears = async (part: string) => {
      for (;;) if ((await person.reads()).text.includes(part)) return;
    };
    await person.sends('/start');
    await hears('English');
    await person.presses('English');
    await hears('Welcome');
    await person.sends('my husband beats me');
    await hears('Police');
    await person.presses('Talk to a person');
    await hears('Do you agree');
    await person.presses('I agree');
    await hears('Case number');

    await person.sends('/hide');
    await hears('travel, study and work');
    expect(person.messages().map(({ text }) => text)).toEqual([
      'Here you find information on travel, study and work. To begin, write /start.\n\n' +
        'Messages older than two days can only be deleted by hand.',
    ]);
    const removed = simulator.calls.filter(({ method }) => method === 'deleteMessages');
    // Three typed messages of the person, and four of the bot; the first of them its button changed in place.
    expect(removed.map(({ payload }) => (payload as { message_ids: number[] }).message_ids.length)).toEqual([
      7,
    ]);
    expect(await counsellor.queue()).toEqual([]);
  });

  test('is told on Viber that the messages stay', async () => {
    const phone = await line.connect(running);
    await phone.opens();
    await phone.says('/hide');
    expect(await phone.hears('udhëtim, studime dhe punë')).toContain('fshihen vetëm me dorë');
  });

  test('has an empty page on the web', async () => {
    const person = await WebPerson.visit(running.origin);
    await person.presses('locale:en');
    await person.hears('welcome');
    await person.sends({ type: 'command', name: 'hide' });
    expect((await person.hears('hide.done')).clears).toBe(true);
    person.disconnect();
    person.entries.length = 0;
    person.lastEventId = '';
    await person.connect();
    expect(person.said()).toEqual(['hide.done', 'hide.web']);
    person.disconnect();
  });
});
