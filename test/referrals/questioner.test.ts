import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ConversationKey, Inbound } from '../../src/message.ts';
import { createQuestioner, createReferrals, type Questioner } from '../../src/referrals/index.ts';
import { sqlReferrals, sqlTickets } from '../../src/storage/index.ts';
import { createSeal } from '../../src/tickets/index.ts';
import { aCounsellor, aTicket, openOffice } from '../support/office.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const TEXT = { reason: 'Pagë e papaguar', agreed: 'Takim', bring: '' };

let office: Awaited<ReturnType<typeof openOffice>>;
let repository: ReturnType<typeof sqlReferrals>;
let questioner: Questioner;
let heard: Inbound[];
let warnings: string[];
/** What the person's conversation does with a question. */
let takes: (inbound: Inbound) => Promise<void>;
let conversation: ConversationKey;
let ticket: string;
let by: string;

async function hear(inbound: Inbound): Promise<void> {
  if (inbound.conversation === conversation) heard.push(inbound);
}

/** Milliseconds until it is nine in the morning in Kosovo, in winter. */
function untilNine(): number {
  return DAY - ((office.clock.now() - 8 * HOUR) % DAY);
}

const referrals = () =>
  createReferrals({
    repository,
    clock: office.clock,
    askAfterDays: 7,
    announce: () => {},
    wakeQuestioner: () => questioner.wake(),
    count: async () => {},
  });

const newQuestioner = () =>
  createQuestioner({
    repository,
    deliver: (inbound) => takes(inbound),
    clock: office.clock,
    log: { warn: (_details, message) => warnings.push(message) },
  });

/** Runs what is due, and waits until it is done. */
async function look(after = 0): Promise<void> {
  office.clock.advance(after);
  await questioner.stop();
  questioner = newQuestioner();
  questioner.wake();
  await questioner.stop();
  questioner = newQuestioner();
}

async function ask(name = 'first'): Promise<string> {
  await referrals().ask({
    ticket,
    name,
    service: 'free-legal-aid',
    texts: { person: TEXT, service: TEXT },
    by,
  });
  return (await repository.ofTicket(ticket)).at(-1)?.id ?? '';
}

beforeAll(async () => {
  office = await openOffice();
  repository = sqlReferrals(office.database, createSeal(Buffer.alloc(32, 7)));
});
afterAll(async () => {
  await questioner.stop();
  await office.relay.stop();
  await office.database.close();
});

/** Each test has a person of its own; what others are asked is none of its business. */
let persons = 0;
beforeEach(async () => {
  persons += 1;
  conversation = `telegram:${persons}`;
  heard = [];
  warnings = [];
  takes = hear;
  questioner = newQuestioner();
  office.clock.advance(untilNine());
  const opened = aTicket({ locale: 'sr-Cyrl', conversation });
  ticket = opened.reference;
  by = await aCounsellor(office.database);
  await office.tickets.openTicket(opened, ticket);
  await office.tickets.assign(ticket, by, by);
});

describe('a question about a referral', () => {
  test('is put once, in the person’s conversation and language', async () => {
    const id = await ask();
    await look();
    await look();
    expect(heard).toEqual([
      {
        channel: 'telegram',
        conversation,
        turnId: `desk:${id}:consent`,
        at: office.clock.now(),
        languageHint: 'sr-Cyrl',
        event: { type: 'referral-question', referral: id, about: 'consent' },
      },
    ]);
  });

  test('that could not be handed over comes again under the same turn', async () => {
    takes = async (inbound) => {
      await hear(inbound);
      throw new Error('no connection');
    };
    await ask();
    await look();
    takes = hear;
    await look();
    expect(heard.length).toBeGreaterThanOrEqual(2);
    expect(new Set(heard.map(({ turnId }) => turnId)).size).toBe(1);
    expect(warnings).toContain('a question was not handed over; trying again');
    const before = heard.length;
    await look();
    expect(heard).toHaveLength(before);
  });

  test('about the visit waits for its day, and for the morning', async () => {
    const id = await ask();
    await look();
    await referrals().answer(id, 'agreed', office.clock.now(), 'turn 1');
    await look(7 * DAY - 1);
    expect(heard).toHaveLength(1);
    await look(12 * HOUR + 1);
    expect(heard).toHaveLength(1);
    await look(12 * HOUR);
    await look(DAY);
    expect(heard.map(({ event }) => event)).toEqual([
      { type: 'referral-question', referral: id, about: 'consent' },
      { type: 'referral-question', referral: id, about: 'visit' },
    ]);
  });

  test('about the visit comes once more to who has not been there yet, and then the ticket says so', async () => {
    const id = await ask();
    await look();
    await referrals().answer(id, 'agreed', office.clock.now(), 'turn 1');
    await look(7 * DAY);
    await referrals().noteVisit(id, 'not-yet', office.clock.now(), 'turn 2');
    await referrals().noteVisit(id, 'not-yet', office.clock.now(), 'turn 3');
    await look(6 * DAY);
    expect(heard).toHaveLength(2);
    await look(DAY);
    expect(heard.map(({ turnId }) => turnId)).toEqual([
      `desk:${id}:consent`,
      `desk:${id}:visit`,
      `desk:${id}:visit-2`,
    ]);
    await referrals().noteVisit(id, 'not-yet', office.clock.now(), 'turn 4');
    await look(30 * DAY);
    expect(heard).toHaveLength(3);
    const { history } = await office.tickets.read(ticket);
    expect(history.flatMap(({ event }) => (event.type === 'referral-visit' ? [event] : []))).toEqual([
      expect.not.objectContaining({ isLast: true }),
      expect.objectContaining({ visit: 'not-yet', isLast: true }),
    ]);
  });

  test.each([
    ['the person refuses', (id: string) => referrals().answer(id, 'refused', 0, 'turn 1')],
    [
      'the person takes their consent back',
      async (id: string) => {
        await referrals().answer(id, 'agreed', office.clock.now(), 'turn 1');
        await referrals().answer(id, 'withdrawn', office.clock.now(), 'turn 2');
      },
    ],
    [
      'the service has finished',
      async (id: string) => {
        await referrals().answer(id, 'agreed', office.clock.now(), 'turn 1');
        await referrals().note(ticket, id, 'done', by);
      },
    ],
    [
      'the person ends the talk',
      async (id: string) => {
        await referrals().answer(id, 'agreed', office.clock.now(), 'turn 1');
        await office.tickets.withdraw(ticket, office.clock.now(), 'turn 2');
      },
    ],
    [
      'the person hides, also when their case is closed already',
      async (id: string) => {
        await referrals().answer(id, 'agreed', office.clock.now(), 'turn 1');
        await office.tickets.close(ticket, by, 'closing');
        await referrals().hush(conversation);
      },
    ],
    ['the person is forgotten', () => office.tickets.erasePerson(conversation)],
  ])('about the visit is never put when %s', async (_name, ends) => {
    const id = await ask();
    await look();
    await ends(id);
    await look(8 * DAY);
    expect(heard).toHaveLength(1);
  });
});

describe('what is said about a referral', () => {
  test('changes it once, however often the turn comes', async () => {
    const id = await ask();
    await referrals().answer(id, 'agreed', office.clock.now(), 'turn 1');
    await referrals().answer(id, 'agreed', office.clock.now() + 1, 'turn 1');
    await referrals().noteVisit(id, 'not-yet', office.clock.now(), 'turn 2');
    await referrals().noteVisit(id, 'yes', office.clock.now(), 'turn 3');
    await referrals().noteVisit(id, 'yes', office.clock.now(), 'turn 4');
    const { history } = await office.tickets.read(ticket);
    const said = history.flatMap(({ event }) =>
      event.type === 'referral' ? [event.status] : event.type === 'referral-visit' ? [event.visit] : [],
    );
    expect(said).toEqual(['asked', 'agreed', 'not-yet', 'yes']);
    expect(await repository.ofTicket(ticket)).toMatchObject([{ status: 'agreed', visit: 'yes' }]);
  });

  test('cannot bring back what was taken back, nor skip the person’s yes', async () => {
    const id = await ask();
    await expect(referrals().note(ticket, id, 'accepted', by)).rejects.toThrow('referral-not-possible');
    await referrals().answer(id, 'withdrawn', office.clock.now(), 'turn 1');
    await referrals().answer(id, 'agreed', office.clock.now(), 'turn 2');
    await expect(referrals().note(ticket, id, 'sent', by)).rejects.toThrow('referral-not-possible');
    await expect(referrals().withSlip(ticket, id)).rejects.toThrow('referral-not-possible');
    expect(await repository.ofTicket(ticket)).toMatchObject([{ status: 'withdrawn' }]);
  });

  test('is asked once under one name, and only by who has the case', async () => {
    await ask();
    await ask();
    expect(await repository.ofTicket(ticket)).toHaveLength(1);
    by = await aCounsellor(office.database);
    await expect(ask('second')).rejects.toThrow('ticket-not-yours');
    expect(await repository.ofTicket(ticket)).toHaveLength(1);
  });

  test('is known under the ticket it belongs to, and nowhere else', async () => {
    const id = await ask();
    await referrals().answer(id, 'agreed', office.clock.now(), 'turn 1');
    await expect(referrals().note('PR-0000-0000', id, 'sent', by)).rejects.toThrow('referral-unknown');
    await expect(referrals().withSlip('PR-0000-0000', id)).rejects.toThrow('referral-unknown');
  });

  test('can be read after the key was changed', async () => {
    const id = await ask();
    const [old, fresh] = [Buffer.alloc(32, 7), Buffer.alloc(32, 8)];
    const both = createSeal(fresh, old);
    await sqlTickets(office.database, both).sealAnew();
    const [referral] = await sqlReferrals(office.database, createSeal(fresh)).ofTicket(ticket);
    expect(referral).toMatchObject({ id, texts: { person: TEXT } });
  });
});

describe('the token of a slip', () => {
  test('opens once, and no other opens', async () => {
    const id = await ask();
    const tokenOf = async () => (await repository.find(id))?.slipToken ?? '';
    const early = await tokenOf();
    expect(await referrals().openSlip(early)).toBeUndefined();
    await referrals().answer(id, 'agreed', office.clock.now(), 'turn 1');
    const token = await tokenOf();
    for (const forged of ['', id, `${id}.`, `${token}x`, token.toLowerCase(), 'RF-0000-0000.x']) {
      expect(await referrals().openSlip(forged)).toBeUndefined();
    }
    const tries = await Promise.all([token, token, token].map((one) => referrals().openSlip(one)));
    expect(tries.filter((one) => one !== undefined)).toHaveLength(1);
    expect(await tokenOf()).not.toBe(token);
  });
});
