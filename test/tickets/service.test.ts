import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { aCounsellor, aTicket, openOffice } from '../support/office.ts';

let office: Awaited<ReturnType<typeof openOffice>>;
let me: string;
let colleague: string;

beforeAll(async () => {
  office = await openOffice();
  me = await aCounsellor(office.database);
  colleague = await aCounsellor(office.database);
});
afterAll(async () => {
  await office.relay.stop();
  await office.database.close();
});
beforeEach(() => {
  office.announced.length = 0;
  office.conversation.deliver = async () => {};
});

async function openTicket(details: Parameters<typeof aTicket>[0] = {}) {
  const ticket = aTicket(details);
  await office.tickets.openTicket(ticket, `telegram:${ticket.reference}`);
  return ticket.reference;
}

const say = (reference: string, text: string, at: number, turnId: string) =>
  office.tickets.addFromPerson({ reference, text, urgent: null, at, turnId });

const types = (ticket: Awaited<ReturnType<typeof office.tickets.read>>) =>
  ticket.history.map(({ event }) => event.type);

describe('from the person', () => {
  test('a ticket is opened once, however often the turn comes', async () => {
    const ticket = aTicket({ urgent: 'violence' });
    await office.tickets.openTicket(ticket, 'telegram:1');
    await office.tickets.openTicket(ticket, 'telegram:1');
    const { conversation: _, ...shown } = ticket;
    expect(await office.tickets.read(ticket.reference)).toEqual({
      ...shown,
      status: 'open',
      assignee: null,
      topic: 'work',
      duplicates: [],
      waitingFor: 'us',
      waitingSince: ticket.openedAt,
      promisedUntil: null,
      minor: false,
      details: {},
      thread: [],
      history: [{ at: ticket.openedAt, event: { type: 'ticket-opened', urgent: 'violence', topic: 'work' } }],
    });
  });

  test('a message is added once, and wakes the ticket that waited for the person', async () => {
    const reference = await openTicket();
    await office.tickets.reply(reference, { id: randomUUID(), text: 'Po.' }, me);
    const at = office.clock.now() + 60_000;
    await say(reference, 'Faleminderit', at, 'telegram:2');
    await say(reference, 'Faleminderit', at, 'telegram:2');
    const ticket = await office.tickets.read(reference);
    expect(ticket.thread.map(({ from, text }) => [from, text])).toEqual([
      ['counsellor', 'Po.'],
      ['person', 'Faleminderit'],
    ]);
    expect(ticket).toMatchObject({ status: 'waiting', waitingFor: 'us', waitingSince: at });
  });

  test('a withdrawal closes the ticket and deletes what was told, and a late message opens it again', async () => {
    const reference = await openTicket();
    await office.tickets.withdraw(reference, 1, 'telegram:3');
    expect(await office.tickets.read(reference)).toMatchObject({ status: 'closed', question: '', path: [] });
    await say(reference, 'edhe diçka', 2, 'telegram:4');
    await office.tickets.withdraw(reference, 1, 'telegram:3');
    const ticket = await office.tickets.read(reference);
    expect(ticket.status).toBe('reopened');
    expect(types(ticket)).toEqual(['ticket-opened', 'ticket-withdrawn', 'person-wrote']);
  });

  test('after a withdrawal nothing more is sent to them', async () => {
    const reference = await openTicket();
    office.conversation.deliver = () => Promise.reject(new Error('no storage'));
    await office.tickets.reply(reference, { id: randomUUID(), text: 'Po.' }, me);
    await office.tickets.withdraw(reference, 1, 'telegram:30');
    expect((await office.repository.unrelayed()).filter(({ ticket }) => ticket === reference)).toEqual([]);
    expect((await office.tickets.read(reference)).thread).toEqual([]);
  });

  test('what comes for a ticket that was erased is let go', async () => {
    await say('PR-0000-0000', 'Tung', 1, 'telegram:5');
    await office.tickets.withdraw('PR-0000-0000', 1, 'telegram:6');
    expect(office.announced).toEqual([]);
  });

  test('erasing a person takes their tickets, and only theirs', async () => {
    const conversation = `viber:${randomUUID()}` as const;
    const one = await openTicket({ conversation });
    const other = await openTicket();
    await office.tickets.reply(one, { id: randomUUID(), text: 'Po.' }, me);
    await office.tickets.erasePerson(conversation);
    await expect(office.tickets.read(one)).rejects.toThrow('ticket-unknown');
    expect((await office.tickets.read(other)).reference).toBe(other);
  });
});

describe('a ticket that is resolved', () => {
  const DAY = 24 * 60 * 60 * 1000;
  const resolve = (reference: string) => office.tickets.resolve(reference, 'informed', me, randomUUID());

  test('is told to the person, rated by them, and closed once they have been silent for long enough', async () => {
    const reference = await openTicket();
    const told = office.handOvers(1);
    office.conversation.deliver = async (inbound) => {
      expect(inbound.event).toEqual({ type: 'ticket-resolved', ticket: reference });
    };
    await resolve(reference);
    await told;
    const resolvedAt = office.clock.now();
    await office.tickets.rate(reference, 'partly', resolvedAt, 'telegram:600');
    await office.tickets.rate(reference, 'partly', resolvedAt, 'telegram:600');
    await office.tickets.closeSilent(resolvedAt);
    expect((await office.tickets.read(reference)).status).toBe('resolved');
    await office.tickets.closeSilent(resolvedAt + DAY);
    await office.tickets.closeSilent(resolvedAt + DAY);
    const ticket = await office.tickets.read(reference);
    expect(ticket.status).toBe('closed');
    expect(types(ticket).slice(1)).toEqual([
      'ticket-assigned',
      'ticket-resolved',
      'person-rated',
      'ticket-lapsed',
    ]);
  });

  test('is open again when they write, and resolved again when that was for the bot', async () => {
    const reference = await openTicket();
    await resolve(reference);
    const at = office.clock.now() + DAY;
    await say(reference, 'Edhe diçka', at, 'telegram:601');
    await office.tickets.closeSilent(at + DAY);
    expect(await office.tickets.read(reference)).toMatchObject({ status: 'reopened', waitingFor: 'us' });
    await office.tickets.returnToBot(reference, at, 'telegram:602');
    expect(await office.tickets.read(reference)).toMatchObject({ status: 'resolved', waitingFor: null });
  });
});

describe('a promise that nobody kept', () => {
  test('is told to the person once', async () => {
    const reference = await openTicket();
    const until = office.clock.now() + 1000;
    await office.tickets.promise(reference, until, office.clock.now(), 'telegram:700');
    const heard: string[] = [];
    office.conversation.deliver = async ({ event }) => void heard.push(event.type);
    await office.tickets.tellLate();
    office.clock.advance(1001);
    const told = office.handOvers(1);
    await Promise.all([office.tickets.tellLate(), office.tickets.tellLate()]);
    await told;
    await office.tickets.tellLate();
    expect(heard).toEqual(['answer-late']);
    expect(types(await office.tickets.read(reference))).toContain('promise-broken');
  });

  test('is nothing to be told when it was kept', async () => {
    const reference = await openTicket();
    await office.tickets.promise(reference, office.clock.now(), office.clock.now(), 'telegram:701');
    await office.tickets.reply(reference, { id: randomUUID(), text: 'Po.' }, me);
    office.clock.advance(1000);
    await office.tickets.tellLate();
    expect(types(await office.tickets.read(reference))).not.toContain('promise-broken');
  });
});

describe('what a person shares of their own accord', () => {
  const share = (reference: string, about: 'minor' | 'name', value: string, turnId: string) =>
    office.tickets.shareDetail(reference, { about, value }, 1, turnId);

  test('is on the ticket, sealed, with the last word of each; a minor is marked', async () => {
    const reference = await openTicket();
    await share(reference, 'name', 'Arta', `telegram:${reference}1`);
    await share(reference, 'name', 'Besa', `telegram:${reference}2`);
    await share(reference, 'minor', 'yes', `telegram:${reference}3`);
    const ticket = await office.tickets.read(reference);
    expect(ticket).toMatchObject({ details: { name: 'Besa', minor: 'yes' }, minor: true });
    const stored = await office.database.query('select details from tickets where reference = $1', [
      reference,
    ]);
    expect(JSON.stringify(stored)).not.toMatch(/Besa|yes/);
    await office.repository.sealAnew();
    expect((await office.tickets.read(reference)).details.name).toBe('Besa');
    await share(reference, 'minor', 'no', `telegram:${reference}4`);
    expect((await office.tickets.read(reference)).minor).toBe(false);
  });
});

describe('from a counsellor', () => {
  test('the first to write takes the ticket', async () => {
    const reference = await openTicket();
    await office.tickets.reply(reference, { id: randomUUID(), text: 'Mirëdita' }, me);
    const ticket = await office.tickets.read(reference);
    expect(ticket).toMatchObject({ status: 'waiting', waitingFor: 'person', assignee: me });
    expect(types(ticket)).toEqual(['ticket-opened', 'ticket-assigned', 'counsellor-wrote']);
  });

  test('the same message again is sent once, also after the ticket was closed', async () => {
    const reference = await openTicket();
    const message = { id: randomUUID(), text: 'Mirëdita' };
    await office.tickets.reply(reference, message, me);
    await office.tickets.close(reference, me, randomUUID());
    await office.tickets.reply(reference, message, me);
    expect((await office.tickets.read(reference)).thread).toHaveLength(1);
  });

  test('a ticket of somebody else is theirs until it is taken over', async () => {
    const reference = await openTicket();
    await office.tickets.assign(reference, colleague, colleague);
    const reply = () => office.tickets.reply(reference, { id: randomUUID(), text: 'Dobar dan' }, me);
    await expect(reply()).rejects.toThrow('ticket-not-yours');
    await expect(office.tickets.close(reference, me, randomUUID())).rejects.toThrow('ticket-not-yours');
    expect((await office.tickets.read(reference)).thread).toEqual([]);
    await office.tickets.assign(reference, me, me);
    await reply();
    expect((await office.tickets.read(reference)).thread).toHaveLength(1);
  });

  test('who has not seen a colleague’s answer is told so before theirs goes out', async () => {
    const reference = await openTicket();
    await office.tickets.reply(reference, { id: randomUUID(), text: 'Mirëdita' }, colleague);
    await office.tickets.assign(reference, me, me);
    const reply = (seen: number) =>
      office.tickets.reply(reference, { id: randomUUID(), text: 'Po', seen }, me);
    await expect(reply(0)).rejects.toThrow('answered-meanwhile');
    const [theirs] = (await office.tickets.read(reference)).thread;
    await reply(theirs?.id ?? 0);
    // One's own answers are no surprise.
    await reply(theirs?.id ?? 0);
    expect((await office.tickets.read(reference)).thread).toHaveLength(3);
  });

  test('a message that failed says why and goes out again, once', async () => {
    const reference = await openTicket();
    const turns: string[] = [];
    office.conversation.deliver = async ({ turnId }) => {
      turns.push(turnId);
    };
    const first = office.handOvers(1);
    await office.tickets.reply(reference, { id: 'first', text: 'Mirëdita' }, me);
    await first;
    await office.tickets.noteDelivery(`desk:${reference}:first#0`, 'failed', 'person-left');
    const message = async () => (await office.tickets.read(reference)).thread[0];
    expect(await message()).toMatchObject({ delivery: 'failed', reason: 'person-left' });
    const { id = 0 } = (await message()) ?? {};
    await expect(office.tickets.sendAgain(reference, id, colleague, 'again')).rejects.toThrow(
      'ticket-not-yours',
    );
    const second = office.handOvers(1);
    await office.tickets.sendAgain(reference, id, me, 'again');
    await office.tickets.sendAgain(reference, id, me, 'again');
    await second;
    await office.tickets.sendAgain(reference, id, me, 'once more');
    await office.tickets.noteDelivery(`desk:${reference}:again#0`, 'sent');
    expect(await message()).toMatchObject({ delivery: 'sent', reason: null });
    expect(turns).toEqual([`desk:${reference}:first`, `desk:${reference}:again`]);
  });

  test('a note reaches colleagues only, and whom it mentions until they have read it', async () => {
    const asked = await aCounsellor(office.database);
    const sent: string[] = [];
    office.conversation.deliver = async ({ event }) => {
      sent.push(event.type);
    };
    const reference = await openTicket();
    await office.tickets.close(reference, colleague, randomUUID());
    const note = { id: randomUUID(), text: 'please look', mentions: [asked] };
    await office.tickets.note(reference, note, colleague);
    await office.tickets.note(reference, note, colleague);
    const open = await openTicket();
    await office.tickets.note(open, { ...note, id: randomUUID() }, colleague);
    const mine = async () =>
      (await office.tickets.list({ show: 'mine', counsellor: asked }, 50)).map((one) => [
        one.reference,
        one.unread,
      ]);
    expect(await mine()).toEqual([[open, 1]]);
    expect((await office.tickets.count(asked)).mine).toBe(1);
    const [noted] = (await office.tickets.read(open)).thread;
    expect(noted).toMatchObject({ from: 'note', by: colleague, text: 'please look' });
    await office.tickets.markSeen(open, asked, noted?.id ?? 0);
    expect(await mine()).toEqual([]);
    expect((await office.tickets.read(reference)).thread).toHaveLength(1);
    expect(sent).not.toContain('counsellor-message');
  });

  test('a ticket is handed over with a note, in one step', async () => {
    const reference = await openTicket();
    const successor = await aCounsellor(office.database);
    const over = () => office.tickets.assign(reference, successor, me, { id: 'over', text: 'yours' });
    await over();
    await over();
    expect(await office.tickets.read(reference)).toMatchObject({
      assignee: successor,
      thread: [{ from: 'note', text: 'yours' }],
    });
    expect(await office.tickets.list({ show: 'mine', counsellor: successor }, 50)).toMatchObject([
      { reference, unread: 1 },
    ]);
  });

  test('a topic is set', async () => {
    const reference = await openTicket();
    await office.tickets.setTopic(reference, 'return', me);
    expect(await office.tickets.read(reference)).toMatchObject({ topic: 'return' });
  });

  test('two tickets of one person become one, and what they write to either arrives there', async () => {
    const person = { conversation: 'telegram:3' } as const;
    const [duplicate, into] = [await openTicket(person), await openTicket(person)];
    const others = await openTicket({ conversation: 'telegram:4' });
    expect((await office.tickets.read(into)).duplicates).toEqual([duplicate]);
    await office.tickets.merge(duplicate, into, me);
    await say(duplicate, 'a jeni aty', 5, 'telegram:801');
    await office.tickets.noteFile(duplicate, 6, 'telegram:802');
    expect(await office.tickets.read(into)).toMatchObject({
      thread: [{ text: 'a jeni aty' }],
      duplicates: [],
    });
    expect(types(await office.tickets.read(into))).toContain('person-sent-file');
    expect(await office.tickets.read(duplicate)).toMatchObject({ status: 'closed', thread: [] });
    await expect(office.tickets.merge(others, into, me)).rejects.toThrow('not-the-same-person');
    await expect(office.tickets.merge('PR-0000-0000', into, me)).rejects.toThrow('ticket-unknown');
    expect((await office.tickets.read(others)).status).toBe('open');
    // A chain leads to its end.
    const last = await openTicket(person);
    await office.tickets.merge(into, last, me);
    await say(duplicate, 'po', 7, 'telegram:803');
    expect((await office.tickets.read(last)).thread).toMatchObject([{ text: 'po' }]);
  });

  test('nothing is written to a closed ticket', async () => {
    const reference = await openTicket();
    await office.tickets.close(reference, me, randomUUID());
    const reply = office.tickets.reply(reference, { id: randomUUID(), text: 'Dobar dan' }, me);
    await expect(reply).rejects.toThrow('ticket-closed');
  });

  test('two who write at the same moment: one has the ticket', async () => {
    const reference = await openTicket();
    const outcomes = await Promise.allSettled([
      office.tickets.reply(reference, { id: randomUUID(), text: 'Mirëdita' }, me),
      office.tickets.reply(reference, { id: randomUUID(), text: 'Dobar dan' }, colleague),
    ]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await office.tickets.read(reference)).thread).toHaveLength(1);
  });

  test('a ticket that is not there is unknown', async () => {
    await expect(office.tickets.assign('PR-0000-0000', me, me)).rejects.toThrow('ticket-unknown');
  });

  test('only a closed ticket of which everything was handed over can be erased', async () => {
    const reference = await openTicket();
    expect(await office.repository.eraseClosed(reference)).toBe(false);
    const closing = office.handOvers(1);
    await office.tickets.close(reference, me, randomUUID());
    await closing;
    expect(await office.repository.eraseClosed(reference)).toBe(true);
    await expect(office.tickets.read(reference)).rejects.toThrow('ticket-unknown');
  });
});

test('what became of a message is told by its entry in the outbox', async () => {
  const reference = await openTicket();
  const id = randomUUID();
  await office.tickets.reply(reference, { id, text: 'Mirëdita' }, me);
  const delivery = async () => (await office.tickets.read(reference)).thread[0];
  expect(await delivery()).toMatchObject({ delivery: 'queued' });
  await office.tickets.noteDelivery(`desk:${reference}:${id}#0`, 'sent');
  expect(await delivery()).toMatchObject({ delivery: 'sent' });
  office.announced.length = 0;
  await office.tickets.noteDelivery('telegram:77#0', 'sent');
  expect(office.announced).toEqual([]);
});

test('every change is announced', async () => {
  const reference = await openTicket();
  await say(reference, 'a ka dikush', 1, 'telegram:8');
  await office.tickets.assign(reference, me, me);
  await office.tickets.reply(reference, { id: randomUUID(), text: 'Po' }, me);
  await office.tickets.close(reference, me, randomUUID());
  expect(office.announced).toEqual(Array(5).fill(reference));
});
