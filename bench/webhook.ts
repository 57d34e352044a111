import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { machine, median, realWorld } from './measure.ts';
import {
  type Bot,
  bring,
  type Platform,
  pressed,
  settingsFor,
  startBot,
  startPlatform,
  TOKEN,
  wrote,
} from './program.ts';

/**
 * The whole program as Telegram meets it: a webhook comes in, and a message goes out to a Bot API on this machine; beside it,
 * in the same run, a bare grammY bot. Each person waits for the answer before they go on.
 */

const RUNS = 5;
const PEOPLE = 64;
const TURNS_OF_ONE = 30;

const TEXTS = ["qysh me marr viz pune n'gjermani", 'A më duhet vizë për Itali?', 'si ta njoh diplomën time'];
const BUTTONS = ['go:menu', 'start/who/leaving', 'go:back'];

/** Updates in a second, milliseconds of the slowest of a hundred, and milliseconds of processor time of an update. */
type Figures = { rate: number; p99: number; cost: number };

export async function webhook(): Promise<void> {
  const { DATABASE_URL, REDIS_URL } = process.env;
  if (!DATABASE_URL || !REDIS_URL) {
    console.log(
      'Left out: the program needs a PostgreSQL and a Redis, which DATABASE_URL and REDIS_URL name.',
    );
    return;
  }
  console.log(`${machine()}, ${RUNS} runs of ${PEOPLE} people with ${TURNS_OF_ONE} turns each, by turns`);
  await realWorld();
  const platform = await startPlatform();
  const bare = await startBot('bare grammY bot', 'bench-bot', '/telegram', {
    BOT_TOKEN: TOKEN,
    API_ROOT: platform.origin,
    REDIS_URL,
  });
  const settings = { ...(await settingsFor(platform)), DATABASE_URL, REDIS_URL };
  // The first start makes the tables; what is measured is a start as an operator sees it.
  const first = await startBot('Busulla', 'main', '/webhooks/telegram', settings);
  first.process.kill('SIGTERM');
  await once(first.process, 'close');
  const ours = await startBot('Busulla', 'main', '/webhooks/telegram', settings);
  console.log(
    `start with cache: ${(ours.started / 1000).toFixed(1)} s, wanted 2; idle: ${memoryOf(ours)} MB, wanted 180`,
  );
  for (const kind of ['text', 'button'] as const) {
    const figures = new Map<Bot, Figures[]>([
      [bare, []],
      [ours, []],
    ]);
    for (let run = 0; run <= RUNS; run += 1) {
      for (const [bot, all] of figures) {
        const measured = await load(bot, platform, kind);
        if (run > 0) all.push(measured);
      }
    }
    report(kind, figures.get(bare) ?? [], figures.get(ours) ?? []);
  }
  console.log(`after the runs: ${memoryOf(ours)} MB`);
  for (const bot of [bare, ours]) bot.process.kill('SIGTERM');
  platform.close();
  await rm(settings.DATA_DIR, { recursive: true });
}

function report(kind: string, bare: Figures[], ours: Figures[]): void {
  const say = (figures: Figures[]) => {
    const rates = figures.map(({ rate }) => rate);
    const p99 = median(figures.map((one) => one.p99));
    const cost = median(figures.map((one) => one.cost));
    const spread = `${Math.min(...rates)} to ${Math.max(...rates)}`;
    return `${median(rates)} per second (${spread}), p99 ${p99} ms, ${cost.toFixed(2)} ms of its processor`;
  };
  const share = Math.round(
    (median(ours.map(({ rate }) => rate)) / median(bare.map(({ rate }) => rate))) * 100,
  );
  console.log(`${kind} turns, bare grammY bot: ${say(bare)}`);
  console.log(
    `${kind} turns, Busulla: ${say(ours)}; ${share} % of the bare bot, wanted ${kind === 'text' ? 80 : 100} %`,
  );
  const costs = median(bare.map(({ cost }) => cost)) / median(ours.map(({ cost }) => cost));
  console.log(`${kind} turns by processor time: ${Math.round(costs * 100)} % of the bare bot`);
}

function memoryOf({ process: child }: Bot): number {
  return Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)]).toString()) / 1024);
}

/** Milliseconds for which the process of a bot has had a processor; Linux tells. */
async function processorTime({ process: child }: Bot): Promise<number> {
  const file = await readFile(`/proc/${child.pid}/stat`, 'utf8').catch(() => '');
  const [user = Number.NaN, system = Number.NaN] = file.split(' ').slice(13, 15).map(Number);
  return (user + system) * 10;
}

let lastPerson = Date.now();

async function load(bot: Bot, platform: Platform, kind: 'text' | 'button'): Promise<Figures> {
  const times: number[] = [];
  async function talk(): Promise<void> {
    lastPerson += 1;
    const chat = lastPerson;
    for (let turn = 0; turn < TURNS_OF_ONE; turn += 1) {
      const begin = performance.now();
      await Promise.all([platform.answered(chat), bring(bot, updateOf(kind, chat, turn))]);
      times.push(performance.now() - begin);
    }
  }
  const before = await processorTime(bot);
  const begin = performance.now();
  await Promise.all(Array.from({ length: PEOPLE }, talk));
  const seconds = (performance.now() - begin) / 1000;
  const cost = ((await processorTime(bot)) - before) / times.length;
  const p99 = times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.99)] ?? Number.NaN;
  return { rate: Math.round(times.length / seconds), p99: Math.round(p99), cost };
}

function updateOf(kind: 'text' | 'button', person: number, turn: number): object {
  return kind === 'text'
    ? wrote(person, TEXTS[turn % TEXTS.length] ?? '')
    : pressed(person, BUTTONS[turn % BUTTONS.length] ?? '');
}
