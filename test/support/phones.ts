import { toPlain } from '../../src/richtext.ts';
import type { RunningApp } from './app.ts';
import { patiently } from './patience.ts';
import { startTelegramSimulator } from './telegram-simulator/index.ts';
import { startViberSimulator } from './viber-simulator/index.ts';
import { WebPerson } from './web-person.ts';

/** A person on some channel, seen alike whatever the channel. */
export type Phone = {
  opens(): Promise<void>;
  says(text: string): Promise<void>;
  presses(label: string): Promise<void>;
  /** Resolves with the next message that has this in it; those before it are passed over. */
  hears(part: string): Promise<string>;
};

/** A channel with a person on it; the program may stop and start in between. */
export type Line = {
  settings: Record<string, string>;
  connect(running: RunningApp): Promise<Phone>;
  stop(): Promise<void>;
};

const PUBLIC_URL = 'https://bot.example';

async function hearing(reads: () => Promise<{ text: string }>, part: string): Promise<string> {
  const heard: string[] = [];
  for (;;) {
    const { text } = await patiently(reads(), () => `"${part}", but ${JSON.stringify(heard)}`);
    if (text.includes(part)) return text;
    heard.push(text);
  }
}

export async function telegramByPolling(): Promise<Line> {
  const simulator = await startTelegramSimulator();
  const person = simulator.person({ language: 'sq' });
  return {
    settings: { TELEGRAM_BOT_TOKEN: simulator.token, TELEGRAM_API_ROOT: simulator.apiRoot },
    connect: async () => ({
      opens: () => person.sends('/start'),
      says: (text) => person.sends(text),
      presses: (label) => person.presses(label),
      hears: (part) => hearing(() => person.reads(), part),
    }),
    stop: () => simulator.stop(),
  };
}

export async function telegramByWebhook(): Promise<Line> {
  const simulator = await startTelegramSimulator();
  const person = simulator.person({ language: 'sq' });
  return {
    settings: {
      TELEGRAM_BOT_TOKEN: simulator.token,
      TELEGRAM_API_ROOT: simulator.apiRoot,
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: 'the-secret',
      PUBLIC_URL,
    },
    connect: async ({ origin }) => {
      simulator.reach(PUBLIC_URL, origin);
      return {
        opens: () => person.sends('/start'),
        says: (text) => person.sends(text),
        presses: (label) => person.presses(label),
        hears: (part) => hearing(() => person.reads(), part),
      };
    },
    stop: () => simulator.stop(),
  };
}

export async function viber(): Promise<Line> {
  const simulator = await startViberSimulator();
  const person = simulator.person({ language: 'sq' });
  return {
    settings: {
      VIBER_AUTH_TOKEN: simulator.token,
      VIBER_API_ROOT: simulator.apiRoot,
      PUBLIC_URL,
    },
    connect: async ({ origin }) => {
      simulator.reach(PUBLIC_URL, origin);
      await simulator.webhookSet();
      return {
        opens: () => person.opens(),
        says: (text) => person.sends(text),
        presses: (label) => person.presses(label),
        hears: (part) => hearing(() => person.reads(), part),
      };
    },
    stop: () => simulator.stop(),
  };
}

export async function web(): Promise<Line> {
  let person: WebPerson | undefined;
  let heard = 0;
  return {
    settings: {},
    async connect({ origin }) {
      person?.disconnect();
      if (person) {
        person.origin = origin;
        await person.connect();
      }
      const visitor = person ?? (await WebPerson.visit(origin));
      person = visitor;
      return {
        opens: async () => void (await visitor.sends({ type: 'command', name: 'start' })),
        says: async (text) => void (await visitor.writes(text)),
        presses: async (label) => {
          const choice = visitor.entries
            .flatMap((entry) => (entry.from === 'bot' ? (entry.choices ?? []).flat() : []))
            .findLast((one) => one.label === label);
          if (!choice) throw new Error(`no button "${label}"`);
          await visitor.sends({ type: 'choice', ...choice });
        },
        async hears(part) {
          for (;;) {
            for (; heard < visitor.entries.length; heard += 1) {
              const entry = visitor.entries[heard];
              const text = entry?.from === 'bot' ? toPlain(entry.text) : '';
              if (text.includes(part)) {
                heard += 1;
                return text;
              }
            }
            await patiently(visitor.change(), () => `"${part}", but ${JSON.stringify(visitor.said())}`);
          }
        },
      };
    },
    stop: async () => person?.disconnect(),
  };
}
