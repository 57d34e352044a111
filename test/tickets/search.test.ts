import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createSearch, type TextSearch } from '../../src/tickets/search.ts';
import { openOffice, openTicket } from '../support/office.ts';

let office: Awaited<ReturnType<typeof openOffice>>;
/** As another process of the program has it. */
let elsewhere: TextSearch;
beforeAll(async () => {
  office = await openOffice();
  elsewhere = createSearch(office.repository);
  await elsewhere.readAgain();
});
afterAll(async () => {
  await office.relay.stop();
  await office.database.close();
});

const find = (text: string) => elsewhere.find(text, {}, 50);

test('finds parts of words in any spelling and script, whoever wrote them and whichever process stored them', async () => {
  const reference = await openTicket(office, { question: 'Pasaporta më ka skaduar në Gjakovë' });
  expect(await find('GJAKOVE pasap')).toEqual([reference]);
  await office.tickets.addFromPerson({
    reference,
    text: 'Живим у Ђаковици',
    urgent: null,
    at: 1,
    turnId: 'telegram:1',
  });
  expect(await find('đakovici gjakov')).toEqual([reference]);
  expect(await find('gjakov prizren')).toEqual([]);
});

test('finds nothing of what was said in a case whose person took their consent back', async () => {
  const reference = await openTicket(office, { question: 'fjala e tërhequr' });
  expect(await find('terhequr')).toEqual([reference]);
  await office.tickets.withdraw(reference, 2, 'telegram:2');
  expect(await find('terhequr')).toEqual([]);
});

test('finds nothing of a person who was forgotten, and keeps none of it', async () => {
  await openTicket(office, { question: 'fjala e harruar', conversation: 'telegram:7' });
  expect(await find('harruar')).toHaveLength(1);
  await office.tickets.erasePerson('telegram:7');
  expect(await find('harruar')).toEqual([]);
});
