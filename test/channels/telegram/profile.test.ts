import { expect, test } from '@jest/globals';
import {
  COMMAND_CHARACTERS,
  DESCRIPTION_CHARACTERS,
  SHORT_DESCRIPTION_CHARACTERS,
} from '../../../src/channels/telegram/limits.ts';
import { LOCALES } from '../../../src/message.ts';
import { commandWording } from '../parts.ts';
import { telegramBench } from './bench.ts';

const bench = telegramBench();

const APPS = [undefined, 'sq', 'sr', 'bs', 'hr', 'en'];

test('the apps show commands and descriptions in their language', async () => {
  const channel = await bench.channel('polling');
  await channel.start();
  const shown = [];
  for (const _ of APPS) {
    const { payload } = await bench.telegram.called('setMyCommands');
    const { commands, language_code } = payload as {
      commands: { command: string; description: string }[];
      language_code?: string;
    };
    expect(commands.map(({ command }) => command)).toContain('menu');
    shown.push([language_code, commands.find(({ command }) => command === 'menu')?.description]);
    await bench.telegram.called('setMyDescription');
    await bench.telegram.called('setMyShortDescription');
  }
  expect(shown).toEqual([
    [undefined, 'Menyja'],
    ['sq', 'Menyja'],
    ['sr', 'Meni'],
    ['bs', 'Meni'],
    ['hr', 'Meni'],
    ['en', 'Menu'],
  ]);
});

test('a bot that cannot tell its commands works all the same', async () => {
  const channel = await bench.channel('polling');
  bench.telegram.fail('setMyCommands', { retryAfter: 3_600 });
  await channel.start();
  await bench.person.sends('Tung');
  await bench.parts.received();
  expect(bench.parts.lines.join('')).toContain('shows old commands');
});

test('the words are within the limits of Telegram', () => {
  const wording = commandWording();
  for (const locale of LOCALES) {
    const {
      senderName: _,
      description = '',
      shortDescription = '',
      ...commands
    } = wording.namespace(locale, 'commands');
    expect(description.length).toBeLessThanOrEqual(DESCRIPTION_CHARACTERS);
    expect(shortDescription.length).toBeLessThanOrEqual(SHORT_DESCRIPTION_CHARACTERS);
    for (const words of Object.values(commands)) expect(words.length).toBeLessThanOrEqual(COMMAND_CHARACTERS);
  }
});
