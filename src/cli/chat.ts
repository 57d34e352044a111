import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { buildApp } from '../app.ts';
import { ansi, asData, createTerminal, type Terminal } from '../channels/terminal/index.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { ALL_LANGUAGES, type Locale, type Outbound, WRITTEN_IN } from '../message.ts';
import { openParts } from '../parts.ts';
import { runCommandLine, UsageError } from './command-line.ts';

const USAGE = `npm run chat -- [options]: a talk with the bot in the terminal

  --lang sq|sr|en|…          the language to begin in; without it the bot asks, or sees it from what is written
  --script latin|cyrillic    the script of Serbian
  --json                     one JSON object a reply: text, choices, articles, urgent
  --conversation NAME        the talk to go on with; by default "local" at the keyboard, a new one from a pipe

One message a line. A line /start or /menu is a command, #2 presses the second button on screen.`;

async function chat(): Promise<void> {
  const { values } = parseArgs({
    options: {
      lang: { type: 'string' },
      script: { type: 'string', default: 'latin' },
      json: { type: 'boolean', default: false },
      conversation: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(USAGE);
  const locale = localeOf(values.lang, values.script);
  const atKeyboard = process.stdin.isTTY;
  const name = values.conversation ?? (atKeyboard ? 'local' : randomUUID());
  const show = (message: Outbound) =>
    console.log(values.json ? JSON.stringify(asData(message)) : `${ansi(message)}\n`);

  const config = readConfig({ ...process.env, TELEGRAM_BOT_TOKEN: '', VIBER_AUTH_TOKEN: '' });
  const { parts, close } = await openParts(config, createLog('error'));
  const app = await buildApp(config, {
    ...parts,
    terminal: ({ respond }) =>
      createTerminal({
        conversation: `terminal:${name}`,
        nextTurnId: () => `terminal:${randomUUID()}`,
        now: Date.now,
        respond,
        show,
        noSuchButton: (line) => console.error(`There is no button ${line} on screen.`),
      }),
  });
  await app.start();
  try {
    if (locale) await app.runner.respond(choiceOf(`terminal:${name}`, locale));
    if (app.terminal) await talk(app.terminal, atKeyboard);
  } finally {
    await app.stop();
    await close();
  }
}

/** Reads line by line, one after the other: the replies to a line are on screen before the next is taken. */
async function talk(terminal: Terminal, atKeyboard: boolean): Promise<void> {
  const lines = createInterface({ input: process.stdin, prompt: '> ' });
  if (atKeyboard) {
    await terminal.type('/start');
    lines.prompt();
  }
  for await (const line of lines) {
    if (line.trim() !== '') await terminal.type(line);
    if (atKeyboard) lines.prompt();
  }
}

function localeOf(language: string | undefined, script: string): Locale | undefined {
  if (language === undefined) return undefined;
  const known = ALL_LANGUAGES.find((one) => one === language);
  const locale = known && WRITTEN_IN[known];
  if (!locale || !['latin', 'cyrillic'].includes(script)) throw new UsageError(USAGE);
  return locale === 'sr-Latn' && script === 'cyrillic' ? 'sr-Cyrl' : locale;
}

/** The language given on the command line is chosen as if by its button, without a reply. */
function choiceOf(conversation: `terminal:${string}`, locale: Locale) {
  return {
    channel: 'terminal' as const,
    conversation,
    turnId: `terminal:${randomUUID()}`,
    at: Date.now(),
    event: { type: 'choice' as const, id: `locale:${locale}` },
  };
}

await runCommandLine(chat);
