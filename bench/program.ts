import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp } from 'node:fs/promises';
import { Agent, createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../src/config.ts';

/** Bots in processes of their own, and the platform that they talk to. */

export const TOKEN = '1:bench';
const SECRET = 'bench';

export type Bot = { name: string; path: string; origin: string; process: ChildProcess; started: number };

export async function startBot(
  name: string,
  program: string,
  path: string,
  env: Record<string, string>,
): Promise<Bot> {
  // Chosen here, because the program tells its public address only.
  const port = await freePort();
  const begin = performance.now();
  const child = spawn(process.execPath, [...process.execArgv, join(ROOT, `dist/${program}.js`)], {
    env: { PATH: process.env.PATH, HOST: '127.0.0.1', ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const origin = await new Promise<string>((resolve, reject) => {
    let out = '';
    child.stdout.on('data', (text: Buffer) => {
      out += text.toString();
      const found = /listening (http\S+)/.exec(out)?.[1];
      if (found) resolve(found);
      if (/Web chat/.test(out)) resolve(`http://127.0.0.1:${port}`);
    });
    child.once('close', (code) => reject(new Error(`${name} ended with ${code}`)));
  });
  return { name, path, origin, process: child, started: performance.now() - begin };
}

/** Settings of the program with Telegram by webhook, and a data folder of its own in which the understanding is learnt already. */
export async function settingsFor(
  platform: Platform,
): Promise<{ DATA_DIR: string } & Record<string, string>> {
  const data = await mkdtemp(join(tmpdir(), 'busulla-bench-'));
  await cp(join(ROOT, 'node_modules/.cache/busulla'), data, { recursive: true });
  return {
    DATA_DIR: data,
    LOG_LEVEL: 'error',
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: platform.origin,
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    PUBLIC_URL: 'https://bot.example',
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export type Platform = {
  origin: string;
  /** Resolves with the next message to a chat that says this. */
  answered(chat: number, words?: string): Promise<string>;
  close(): void;
};

/** A Bot API that takes everything, and tells when a chat got a message. */
export async function startPlatform(): Promise<Platform> {
  const waiting = new Map<number, (text: string) => void>();
  const me = { id: 1, is_bot: true, first_name: 'Bench', username: 'bench_bot' };
  const server = createServer(async (incoming, response) => {
    const method = incoming.url?.split('/').at(-1);
    const body = await textOf(incoming);
    const isMessage = method === 'sendMessage' || method === 'editMessageText';
    const result =
      method === 'getMe'
        ? me
        : isMessage
          ? { message_id: 1, date: 1, chat: { id: 1, type: 'private' } }
          : true;
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ ok: true, result }));
    if (!isMessage) return;
    const { chat_id: chat, text } = JSON.parse(body) as { chat_id: number | string; text: string };
    waiting.get(Number(chat))?.(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answered: (chat, words = '') =>
      new Promise((resolve) => {
        waiting.set(chat, (text) => {
          if (text.includes(words)) resolve(text);
        });
      }),
    close: () => void server.close(),
  };
}

async function textOf(stream: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of stream) text += String(part);
  return text;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Resolves when the program has taken an update in. */
export function bring(bot: Bot, update: object): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${bot.origin}${bot.path}`,
      {
        agent,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET },
      },
      (response) => {
        response.resume().once('end', () => {
          if (response.statusCode === 200) resolve();
          else reject(new Error(`${bot.name} answered ${response.statusCode}`));
        });
      },
    );
    sent.once('error', reject).end(JSON.stringify(update));
  });
}

let lastUpdate = Date.now() * 100;

/** An update: somebody writes. */
export function wrote(person: number, text: string): object {
  lastUpdate += 1;
  return { update_id: lastUpdate, message: { ...messageTo(person), from: fromOf(person), text } };
}

/** An update: somebody presses a button. */
export function pressed(person: number, data: string): object {
  lastUpdate += 1;
  return {
    update_id: lastUpdate,
    callback_query: {
      id: String(lastUpdate),
      from: fromOf(person),
      chat_instance: '1',
      message: messageTo(person),
      data,
    },
  };
}

const fromOf = (id: number) => ({ id, is_bot: false, first_name: 'P', language_code: 'sq' });

const messageTo = (id: number) => ({
  message_id: lastUpdate % 1_000_000,
  date: Math.floor(Date.now() / 1000),
  chat: { id, type: 'private', first_name: 'P' },
});
