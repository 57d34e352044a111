import { afterEach, describe, expect, test } from '@jest/globals';
import { sqlTickets, sqlTicks } from '../../src/storage/index.ts';
import { createSeal } from '../../src/tickets/index.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { manualClock } from '../support/clock.ts';
import { openDatabase } from '../support/database.ts';
import { type Line, telegramByPolling, viber, web } from '../support/phones.ts';

const DAY = 24 * 60 * 60_000;

let running: RunningApp;
let line: Line;

async function takesUp(opened: Line, settings: Record<string, string> = {}, clock = manualClock()) {
  line = opened;
  running = await startApp({ ...line.settings, ...settings }, undefined, clock);
  const phone = await line.connect(running);
  await phone.opens();
  await phone.hears('Shqip');
  await phone.presses('Shqip');
  await phone.says('/start return-documents');
  await phone.hears('certifikatën e lindjes');
  return { phone, clock };
}

const rows = () => running.database.query<Record<string, string>>('select * from ticks');

/** The job that forgets begins when the clock moves, and ends some queries later. */
async function allGone(): Promise<void> {
  for (let tries = 0; (await rows()).length > 0; tries += 1) if (tries === 100) throw new Error('it is kept');
}

describe('a person', () => {
  afterEach(async () => {
    await running.stop();
    await line.stop();
  });

  test('ticks a list over days, is reminded while something is open, and finds it as it was left', async () => {
    const { phone, clock } = await takesUp(await telegramByPolling());
    await phone.presses('Lista ime');
    expect(await phone.hears('Prekni atë që e keni')).toContain('2. ☐ dokumentet e identitetit të prindërve');
    expect(await rows()).toEqual([]);
    await phone.presses('☐ 2. dokumentet e identitetit të…');
    expect(await phone.hears('1 nga 4')).toContain('2. ☑ dokumentet e identitetit të prindërve');
    expect(JSON.stringify(await rows())).not.toMatch(/telegram|return|documents/);
    await phone.presses('Ma kujtoni pas një jave');
    await phone.hears('01.12.2026');

    // Somebody looks at the phone: the chat is cleared and forgotten, and what comes later gives nothing away.
    await phone.says('/hide');
    expect(await phone.hears('/start')).not.toMatch(/list|dokument/i);
    clock.advance(8 * DAY);
    expect(await phone.hears('Ky është mesazhi që e keni kërkuar')).not.toMatch(/list|dokument/i);
    await phone.presses('Për çfarë është?');
    await phone.hears('1 nga 4');
    for (const [button, state] of [
      ['☑ 2. dokumentet e identitetit të…', 'Prekni'],
      ['☐ 1. certifikatën e lindjes…', '1 nga 4'],
      ['☐ 2. dokumentet e identitetit të…', '2 nga 4'],
    ] as const) {
      await phone.presses(button);
      await phone.hears(state);
    }
    await phone.says('/reminders');
    const listed = await phone.hears('2 nga 4');
    expect(listed).toContain('Nuk keni asnjë kujtesë');
    await phone.says('/mydata');
    expect(await phone.hears('Të shënuara te')).toContain('dokumentet e identitetit të prindërve');
    await phone.says('/delete');
    await phone.hears('fshi');
    await phone.presses('Fshi të dhënat e mia');
    await phone.hears('DEL-');
    expect(await rows()).toEqual([]);
  });

  test('who has everything is reminded of nothing; who clears the list leaves nothing', async () => {
    const { phone } = await takesUp(await web());
    await phone.presses('Lista ime');
    await phone.hears('Prekni');
    await phone.presses('Ma kujtoni pas një jave');
    await phone.hears('01.12.2026');
    await phone.says('/start return-documents');
    await phone.hears('certifikatën e lindjes');
    await phone.presses('Lista ime');
    await phone.hears('Ju shkruajmë më 01.12.2026');
    for (const [button, state] of [
      ['☐ 1. certifikatën e lindjes…', '1 nga 4'],
      ['☐ 2. dokumentet e identitetit të…', '2 nga 4'],
      ['☐ 3. certifikatën e martesës, ose…', '3 nga 4'],
      ['☐ 4. certifikatat e lindjes të…', 'I keni shënuar të gjitha'],
    ] as const) {
      await phone.presses(button);
      await phone.hears(state);
    }
    expect(await running.database.query('select id from reminders')).toEqual([]);
    await phone.presses('Fshije këtë listë');
    await phone.hears('nuk ruhet asgjë');
    expect(await rows()).toEqual([]);
  });

  test('ticks on Viber, and is offered a reminder only where the centre pays for it', async () => {
    const { phone, clock } = await takesUp(await viber());
    await phone.presses('Lista ime');
    await phone.hears('Prekni');
    await expect(async () => phone.presses('Ma kujtoni pas një jave')).rejects.toThrow('no button');
    await phone.presses('☐ 1. certifikatën e lindjes…');
    await phone.hears('1 nga 4');
    clock.advance(180 * DAY);
    expect(await rows()).toHaveLength(1);
    clock.advance(DAY);
    await allGone();
  });
});

test('ticks open with a new key once they are sealed anew', async () => {
  const database = await openDatabase();
  const [older, newer] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  const tick = { article: 'return-documents', item: 'a' };
  await sqlTicks(database, createSeal(older)).tick(tick, 'web:1', 0);
  await sqlTickets(database, createSeal(newer, older)).sealAnew();
  const ticks = sqlTicks(database, createSeal(newer));
  expect(await ticks.ofPerson('web:1')).toEqual([tick]);
  await ticks.untick(tick, 'web:1');
  expect(await ticks.ofPerson('web:1')).toEqual([]);
  await database.close();
});
