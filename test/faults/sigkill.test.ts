import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { lockFolder, openPglite } from '../../src/storage/index.ts';
import { dataFolder, type Program, startProgram } from '../support/program.ts';
import {
  startTelegramSimulator,
  type TelegramPerson,
  type TelegramSimulator,
} from '../support/telegram-simulator/index.ts';

/** People who talk at the same time. */
const PEOPLE = 6;

/** How the program ends meanwhile, one time after the other. */
const ENDS = ['SIGKILL', 'SIGKILL', 'SIGTERM'] as const;

let folder: Awaited<ReturnType<typeof dataFolder>>;
let simulator: TelegramSimulator;
beforeAll(async () => {
  [folder, simulator] = await Promise.all([dataFolder(), startTelegramSimulator()]);
});
afterAll(async () => {
  await simulator.stop();
  await folder.remove();
});

function start(): Program {
  return startProgram('main', [], {
    DATA_DIR: folder.path,
    PORT: '0',
    LOG_LEVEL: 'error',
    TELEGRAM_BOT_TOKEN: simulator.token,
    TELEGRAM_API_ROOT: simulator.apiRoot,
  });
}

/** From a greeting to a case, and three messages for the counsellor. */
async function talk(person: TelegramPerson): Promise<void> {
  await person.sends('/start');
  await pressWhenThere(person, 'Shqip');
  await person.sends('A më duhet vizë për Gjermani?');
  await pressWhenThere(person, 'Fol me një person');
  await pressWhenThere(person, 'Pajtohem');
  for (const text of ['Një.', 'Dy.', 'Tre.']) await person.sends(text);
}

async function pressWhenThere(person: TelegramPerson, label: string): Promise<void> {
  while (!person.messages().some(({ buttons }) => buttons.flat().some((one) => one.label === label))) {
    await person.reads();
  }
  await person.presses(label);
}

test('the program is killed and stopped again and again while people talk, and everybody has one case with all they said', async () => {
  const people = Array.from({ length: PEOPLE }, () => simulator.person({ language: 'sq' }));
  let program = start();
  await program.prints(/Web chat/);
  const talks = Promise.all(people.map(talk));
  for (const signal of ENDS) {
    // In the middle of something: a message is just being sent.
    await simulator.called('sendMessage');
    program.process.kill(signal);
    expect(await program.ended).toBe(signal === 'SIGTERM' ? 0 : null);
    program = start();
    await program.prints(/Web chat/);
  }
  await talks;
  for (const person of people) {
    while (!person.messages().some(({ text }) => text.includes('Numri i rastit'))) await person.reads();
  }
  program.process.kill('SIGTERM');
  expect(await program.ended).toBe(0);

  const unlock = lockFolder(folder.path);
  const database = await openPglite(join(folder.path, 'postgres'));
  const rows = await database.query(`
    select count(distinct person)::int as people, count(*)::int as tickets,
      (select count(*)::int from thread) as messages, (select count(*)::int from due_effects) as due,
      (select count(*)::int from outbox) as waiting,
      (select count(*)::int from events where event = 'conversation-started') as started,
      (select count(*)::int from events where event = 'handoff') as handoffs
    from tickets`);
  expect(rows).toEqual([
    {
      people: PEOPLE,
      tickets: PEOPLE,
      messages: 3 * PEOPLE,
      due: 0,
      waiting: 0,
      started: PEOPLE,
      handoffs: PEOPLE,
    },
  ]);
  await database.close();
  unlock();
});
