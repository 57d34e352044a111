import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { openParts } from '../parts.ts';
import { runCommandLine } from './command-line.ts';
import { type DemoCounsellor, sitDown } from './demo/counsellor.ts';
import { type DemoPerson, visitWebChat } from './demo/person.ts';

/** Plays a whole story on a data folder of its own: a person on the web page and a counsellor at the desk. */
async function demo(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'busulla-demo-'));
  const config = readConfig({ DATA_DIR: folder });
  const { parts, close } = await openParts(config, createLog('error'));
  const app = await buildApp(config, parts);
  try {
    await app.server.listen({ port: 0, host: '127.0.0.1' });
    await app.start();
    const origin = app.server.listeningOrigin;
    const person = await visitWebChat(origin);
    await tell(person, await sitDown(origin, await app.accounts.invite('counsellor')));
  } finally {
    await app.stop();
    await close();
    await rm(folder, { recursive: true });
  }
}

async function tell(person: DemoPerson, counsellor: DemoCounsellor): Promise<void> {
  const hears = async (part: string) => show('Busulla', await person.hears(part));
  const presses = async (label: string) => {
    show('Person', `[${label}]`);
    await person.presses(label);
  };
  const says = async (text: string) => {
    show('Person', text);
    await person.says(text);
  };

  await says('/start');
  await hears('Shqip');
  await presses('English');
  await hears('What are you looking for?');
  await presses('Thinking of leaving');
  await hears('What do you have in mind?');
  await says('How long does the visa for Germany take for a nurse?');
  await hears('Checked');
  await presses('Talk to a person');
  await hears('Do you agree?');
  await presses('I agree');
  await hears('Case number');
  await says('My contract starts in March.');
  const [reference = ''] = await counsellor.queue();
  show('Counsellor', `takes ${reference} and answers.`);
  await counsellor.answers(reference, 'Good morning. Do you have the recognition of your diploma already?');
  await hears('recognition of your diploma');
  await says('Yes, since October.');
  await counsellor.answers(reference, 'Then apply now. Please bring the contract to the centre.');
  await hears('Then apply now.');
  show('Counsellor', 'resolves the case.');
  await counsellor.resolves(reference);
  await hears(reference);
}

function show(who: string, text: string): void {
  const indented = text.replaceAll('\n', `\n${' '.repeat(12)}`);
  console.log(`${`${who}:`.padEnd(12)}${indented}\n`);
}

await runCommandLine(demo);
