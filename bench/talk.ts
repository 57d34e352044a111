import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { ROOT } from '../src/config.ts';
import { machine, median, realWorld } from './measure.ts';
import {
  type Bot,
  bring,
  type Platform,
  pressed,
  settingsFor,
  startBot,
  startPlatform,
  wrote,
} from './program.ts';

/**
 * A talk with a counsellor, in the whole program: from a person's message at the webhook until Chromium shows it on the
 * counsellor's screen, and from the keys that send the answer until the Bot API has it.
 */

const CASES = 50;
/** Nobody may send 40 messages in a minute, so a few people share the talk. */
const TALKS = 3;
const MESSAGES_OF_ONE = 10;

/** Milliseconds between two messages: people read before they write. */
const PAUSE = 300;

/** Milliseconds: as a median, and until the measurement gives up. */
const WANTED = 150;
const PATIENCE = 10_000;

type Case = { person: number; reference: string };

export async function talk(): Promise<void> {
  const messages = TALKS * MESSAGES_OF_ONE;
  console.log(
    `${machine()}, ${CASES} open cases, ${messages} messages there and ${messages} back, ${PAUSE} ms between them`,
  );
  await realWorld();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  const { DATABASE_URL, REDIS_URL } = process.env;
  await measure('embedded database', browser, {});
  if (DATABASE_URL && REDIS_URL) await measure('PostgreSQL and Redis', browser, { DATABASE_URL, REDIS_URL });
  else console.log('Left out: PostgreSQL and Redis, which DATABASE_URL and REDIS_URL name.');
  await browser.close();
}

async function measure(storage: string, browser: Browser, where: Record<string, string>): Promise<void> {
  const platform = await startPlatform();
  const settings = { ...(await settingsFor(platform)), ...where };
  const token = inviteCounsellor(settings);
  const bot = await startBot('Busulla', 'main', '/webhooks/telegram', settings);
  try {
    const cases: Case[] = [];
    while (cases.length < CASES) cases.push(await openCase(bot, platform));
    const page = await sitDown(browser, bot, token);
    const [there, back] = await exchange(page, bot, platform, cases.slice(0, TALKS));
    say(`${storage}, person to screen`, there);
    say(`${storage}, counsellor to person`, back);
    await page.context().close();
  } finally {
    bot.process.kill('SIGTERM');
    await once(bot.process, 'close');
    platform.close();
    await rm(settings.DATA_DIR, { recursive: true });
  }
}

/** Milliseconds of each message there, and of each back. */
async function exchange(
  page: Page,
  bot: Bot,
  platform: Platform,
  cases: Case[],
): Promise<[number[], number[]]> {
  const there: number[] = [];
  const back: number[] = [];
  for (const { person, reference } of cases) {
    await page.goto(`${bot.origin}/desk/tickets/${reference}`);
    await page.getByRole('button', { name: 'Take this case' }).click();
    await page.locator('#composer').waitFor();
    for (let number = 1; number <= MESSAGES_OF_ONE; number += 1) {
      there.push(await toScreen(page, bot, person, `Edhe një fjalë, numër ${number}.`));
      await setTimeout(PAUSE);
      back.push(await toPerson(page, platform, person, `Po e shikojmë, numër ${number}.`));
      await setTimeout(PAUSE);
    }
  }
  return [there, back];
}

/** Makes the link by which a counsellor takes their place; returns what is secret in it. */
function inviteCounsellor(settings: Record<string, string>): string {
  const link = execFileSync(process.execPath, [join(ROOT, 'dist/admin.js'), 'add-counsellor'], {
    env: { PATH: process.env.PATH, ...settings },
    encoding: 'utf8',
  });
  return link.trim().split('#')[1] ?? '';
}

let lastPerson = Date.now();

/** Somebody asks for a person, and agrees to what is shown to them. */
async function openCase(bot: Bot, platform: Platform): Promise<Case> {
  lastPerson += 1;
  const person = lastPerson;
  for (const data of ['locale:sq', 'go:person']) await bring(bot, pressed(person, data));
  const opened = platform.answered(person, 'PR-');
  await bring(bot, pressed(person, 'consent:yes'));
  const text = await inTime('the number of a case', opened);
  return { person, reference: /PR-\w{4}-\w{4}/.exec(text)?.[0] ?? '' };
}

async function sitDown(browser: Browser, { origin }: Bot, token: string): Promise<Page> {
  const accepted = await fetch(`${origin}/desk/api/invitation/accept`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({
      token,
      account: { login: `bench-${Date.now()}`, name: 'Bench' },
      password: 'four words in a row',
    }),
  });
  const [name = '', value = ''] = accepted.headers.get('set-cookie')?.split(';')[0]?.split('=') ?? [];
  const context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(PATIENCE);
  await context.addCookies([{ name, value, url: origin }]);
  return context.newPage();
}

async function toScreen(page: Page, bot: Bot, person: number, text: string): Promise<number> {
  const begin = performance.now();
  // Looked for at every frame: locators look at longer and longer intervals.
  const seen = page.waitForFunction(
    (words) => document.querySelector<HTMLElement>('.talk')?.innerText.includes(words),
    text,
  );
  await Promise.all([seen, bring(bot, wrote(person, text))]);
  return performance.now() - begin;
}

async function toPerson(page: Page, platform: Platform, person: number, text: string): Promise<number> {
  await page.locator('#composer').fill(text);
  const begin = performance.now();
  const heard = platform.answered(person, text);
  await page.keyboard.press('Control+Enter');
  await inTime(`the person gets “${text}”`, heard);
  const time = performance.now() - begin;
  // The box is emptied once the page knows that the answer is sent: the next one begins with an empty box.
  await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('#composer')?.value === '');
  return time;
}

async function inTime<T>(what: string, promise: Promise<T>): Promise<T> {
  const ended = new AbortController();
  const late = setTimeout(PATIENCE, undefined, { signal: ended.signal }).then(() => {
    throw new Error(`Not within ${PATIENCE} ms: ${what}`);
  });
  return Promise.race([promise, late]).finally(() => ended.abort());
}

function say(what: string, times: number[]): void {
  const p95 = times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.95)] ?? Number.NaN;
  console.log(
    `${what}: median ${Math.round(median(times))} ms, p95 ${Math.round(p95)} ms, wanted ${WANTED} ms`,
  );
}
