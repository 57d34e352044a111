import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningApp, startApp } from '../support/app.ts';
import { CounsellorAtDesk } from '../support/counsellor.ts';
import { WebPerson } from '../support/web-person.ts';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.stop());

test('somebody who was blocked reaches no counsellor, not even by being forgotten, unless they are in danger', async () => {
  const counsellor = await CounsellorAtDesk.first(running);
  const person = await WebPerson.visit(running.origin);
  /** What the bot says after this, once it has said `id`. */
  const after = async (happens: () => Promise<unknown>, id: string) => {
    person.entries.length = 0;
    await happens();
    await person.hears(id);
    return person.said();
  };
  await after(() => person.presses('locale:en'), 'welcome');
  await after(() => person.presses('go:person'), 'ticket.consent');
  await after(() => person.presses('consent:yes'), 'details.ask.minor');
  const [reference = ''] = await counsellor.queue();
  await after(() => counsellor.answers(reference, 'Hello'), 'counsellor-message');

  expect(await after(() => counsellor.blocks(reference, 'insults'), 'blocked')).toEqual(['blocked']);
  expect((await counsellor.reads(reference)).status).toBe('closed');
  const article = await after(() => person.presses('article:visa-ees'), 'article:visa-ees');
  expect(article).not.toContain('blocked');
  expect(await after(() => person.presses('consent:yes'), 'blocked')).not.toContain('ticket.opened');
  await after(() => person.sends({ type: 'command', name: 'mydata' }), 'data.text');
  expect(JSON.stringify(person.entries)).toContain('Counsellors take no messages from you until');

  await after(() => person.presses('delete:yes'), 'delete.done');
  await after(() => person.presses('locale:en'), 'welcome');
  expect(await after(() => person.presses('go:person'), 'blocked')).not.toContain('ticket.consent');
  expect(await counsellor.queue()).toEqual([]);
  const [block] = await running.database.query('select ticket, reason from blocks');
  expect(block).toEqual({ ticket: null, reason: 'insults' });

  await after(() => person.writes('they took my passport and I cannot leave'), 'urgent.papers-taken');
  await after(() => person.presses('go:person'), 'ticket.consent');
  await after(() => person.presses('consent:yes'), 'ticket.opened');
  const [danger = ''] = await counsellor.queue();
  await person.writes('I am at the bus station');
  await after(() => counsellor.answers(danger, 'Are you safe?'), 'counsellor-message');
  expect((await counsellor.reads(danger)).thread).toContainEqual(
    expect.objectContaining({ text: 'I am at the bus station' }),
  );
  person.disconnect();
});
