import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { ROOT } from '../../src/config.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { CounsellorAtDesk } from '../support/counsellor.ts';
import { type Line, telegramByPolling, viber, web } from '../support/phones.ts';

/** Whatever a channel could take for markup, links or commands of its own. */
const HOSTILE =
  '<b>x</b> <script>alert(1)</script> [here](javascript:alert(1)) **bold** `code` &lt; "quoted" _it_ # no\n- no ' +
  '<a href="https://evil.example">y</a> @admin /delete {{reference}} [[police]] \u202Egnp';

describe.each<[string, () => Promise<Line>]>([
  ['Telegram', telegramByPolling],
  ['Viber', viber],
  ['the web page', web],
])('on %s', (_, openLine) => {
  let line: Line;
  let running: RunningApp;
  afterEach(async () => {
    await running.stop();
    await line.stop();
  });

  test('what a counsellor and a person write is shown as it is, and does nothing', async () => {
    line = await openLine();
    running = await startApp(line.settings);
    const phone = await line.connect(running);
    const counsellor = await CounsellorAtDesk.first(running);
    await phone.opens();
    await phone.hears('Shqip');
    await phone.presses('Shqip');
    await phone.hears('Busulla');
    await phone.says('/person');
    await phone.hears('A pajtoheni?');
    await phone.presses('Pajtohem');
    const reference = /PR-\w{4}-\w{4}/.exec(await phone.hears('Numri i rastit'))?.[0] ?? '';

    await phone.says(HOSTILE);
    const { thread } = await counsellor.reads(reference);
    expect(thread.at(-1)?.text).toBe(HOSTILE);

    await counsellor.answers(reference, HOSTILE);
    const heard = await phone.hears('<b>x</b>');
    for (const part of HOSTILE.split('\n')) expect(heard).toContain(part);
  });
});

test('no page puts text into its markup by hand', () => {
  const folders = ['src/desk/web', 'src/channels/web/page'];
  const sources = folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder)).map((name) => readFileSync(join(ROOT, folder, name), 'utf8')),
  );
  for (const source of sources) {
    expect(source).not.toMatch(/dangerouslySetInnerHTML|innerHTML|insertAdjacentHTML|document\.write|eval\(/);
  }
});
