import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Inbound } from '../../src/message.ts';
import { createRelay, type TicketRepository } from '../../src/tickets/index.ts';
import { aCounsellor, openOffice, openTicket } from '../support/office.ts';

let office: Awaited<ReturnType<typeof openOffice>>;
let me: string;

beforeAll(async () => {
  office = await openOffice();
  me = await aCounsellor(office.database);
});
afterAll(async () => {
  await office.relay.stop();
  await office.database.close();
});
beforeEach(() => {
  office.delivered.length = 0;
  office.conversation.deliver = accept;
});

const accept = async (inbound: Inbound): Promise<void> => {
  office.delivered.push(inbound);
};

const say = (reference: string, text: string) =>
  office.tickets.reply(reference, { id: randomUUID(), text }, me);

const texts = (inbounds: readonly Inbound[]) =>
  inbounds.map(({ event }) => ('text' in event ? event.text : event.type));

describe('what is written at the desk', () => {
  test('comes in at the conversation of the person, in order, and ends with the closing', async () => {
    const all = office.handOvers(3);
    const reference = await openTicket(office, { conversation: 'viber:abc=', channel: 'viber' });
    const id = randomUUID();
    await office.tickets.reply(reference, { id, text: 'Dobar dan' }, me);
    await say(reference, 'Još nešto');
    await office.tickets.close(reference, me, randomUUID());
    await all;
    expect(texts(office.delivered)).toEqual(['Dobar dan', 'Još nešto', 'ticket-closed']);
    expect(office.delivered[0]).toEqual({
      channel: 'viber',
      conversation: 'viber:abc=',
      turnId: `desk:${reference}:${id}`,
      at: office.clock.now(),
      event: { type: 'counsellor-message', ticket: reference, text: 'Dobar dan' },
    });
    expect(await office.repository.unrelayed()).toEqual([]);
  });

  test('is handed over one at a time', async () => {
    let underWay = 0;
    let most = 0;
    office.conversation.deliver = async () => {
      most = Math.max(most, ++underWay);
      await new Promise(setImmediate);
      underWay--;
    };
    const all = office.handOvers(6);
    const references = [await openTicket(office), await openTicket(office)];
    for (const text of ['1', '2', '3'])
      await Promise.all(references.map((reference) => say(reference, text)));
    await all;
    expect(most).toBe(1);
  });
});

describe('when a hand-over fails', () => {
  test('those behind it wait, other tickets do not, and a while later it goes on under the same turn', async () => {
    const [stuck, other] = [await openTicket(office), await openTicket(office)];
    const attempts: Inbound[] = [];
    office.conversation.deliver = async (inbound) => {
      attempts.push(inbound);
      if (inbound.event.type === 'counsellor-message' && inbound.event.ticket === stuck) {
        throw new Error('no storage');
      }
      await accept(inbound);
    };
    const third = office.handOvers(1);
    await say(stuck, 'first');
    await say(stuck, 'second');
    await say(other, 'third');
    await third;
    expect(texts(office.delivered)).toEqual(['third']);
    expect(texts(attempts)).not.toContain('second');

    office.conversation.deliver = accept;
    const theRest = office.handOvers(2);
    office.clock.advance(5_000);
    await theRest;
    expect(texts(office.delivered)).toEqual(['third', 'first', 'second']);
    expect(office.delivered[1]).toEqual(attempts[0]);
    expect(office.warnings).toContain('a message of the desk was not handed over; trying again');
  });

  test('a program that died after the hand-over repeats it under the same turn when it starts again', async () => {
    const reference = await openTicket(office);
    const started = new Promise<void>((resolve) => {
      office.conversation.deliver = () =>
        Promise.reject(new Error('this relay is not asked')).finally(resolve);
    });
    await say(reference, 'Mirëdita');
    await started;

    await handOverWith({ ...office.repository, markRelayed: () => Promise.reject(new Error('killed')) });
    await handOverWith(office.repository);
    const [first, again, ...more] = office.delivered;
    expect(texts([first, again].filter((one) => one !== undefined))).toEqual(['Mirëdita', 'Mirëdita']);
    expect(again).toEqual(first);
    expect(more).toEqual([]);
    expect(await office.repository.unrelayed()).toEqual([]);
  });

  test('a database that does not answer is asked again later', async () => {
    const broken = { ...office.repository, unrelayed: () => Promise.reject(new Error('no database')) };
    const warned = new Promise((resolve) => {
      relayWith(broken, { warn: (_details, message) => resolve(message) }).wake();
    });
    expect(await warned).toBe('the messages of the desk could not be read; trying again');
  });
});

function relayWith(
  repository: TicketRepository,
  { deliver = accept, warn = (_details: object, _message: string) => {} } = {},
) {
  return createRelay({ repository, deliver, clock: office.clock, log: { warn } });
}

/** A program that starts, delivers one message and stops. */
async function handOverWith(repository: TicketRepository): Promise<void> {
  let arrived = () => {};
  const arrival = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const deliver = async (inbound: Inbound) => {
    await accept(inbound);
    arrived();
  };
  const relay = relayWith(repository, { deliver });
  relay.wake();
  await arrival;
  await relay.stop();
}
