import { randomUUID } from 'node:crypto';
import { type Database, openPglite, openPostgres, sqlTickets } from '../src/storage/index.ts';
import { createSeal, createTickets, makeReference, nextState } from '../src/tickets/index.ts';
import { URGENT_KINDS } from '../src/understanding/index.ts';
import { machine, median } from './measure.ts';

/** The counsellors' queue with many cases: how long it takes to open, and to search in what was written. */

const TICKETS = 10_000;
const MESSAGES = 1;
const RUNS = 15;
const COUNSELLOR = randomUUID();

/** Milliseconds. */
const WANTED = 300;

export async function queue(): Promise<void> {
  console.log(`${machine()}, ${TICKETS} open cases of ${MESSAGES + 1} texts each, ${RUNS} runs`);
  await report('embedded database, in memory', await openPglite());
  const { DATABASE_URL } = process.env;
  if (DATABASE_URL === undefined) {
    console.log('Left out: PostgreSQL, which DATABASE_URL would name. It must be empty.');
    return;
  }
  const log = { warn: console.warn, error: console.error } as unknown as Parameters<typeof openPostgres>[1];
  await report('served PostgreSQL', await openPostgres(DATABASE_URL, log));
}

async function report(name: string, database: Database): Promise<void> {
  const repository = sqlTickets(database, createSeal(Buffer.alloc(32)));
  const tickets = createTickets({
    repository,
    clock: { now: Date.now, after: () => () => {} },
    announce: () => {},
    isPin: () => false,
    wakeRelay: () => {},
  });
  await fill(database, repository);
  const open = () =>
    Promise.all([tickets.list({ show: 'all', counsellor: COUNSELLOR }, 50), tickets.count(COUNSELLOR)]);
  const filtered = () =>
    tickets.list(
      { show: 'waiting', counsellor: COUNSELLOR, only: { language: 'sr', channel: 'viber', topic: 'visa' } },
      50,
    );
  const search = () => tickets.search('nowhere written', { counsellor: COUNSELLOR });
  console.log(`${name}: queue ${await time(open)} ms, wanted ${WANTED}; narrowed ${await time(filtered)} ms`);
  console.log(`${name}: search through all texts ${await time(search)} ms`);
  await database.close();
}

async function time(work: () => Promise<unknown>): Promise<string> {
  const times: number[] = [];
  await work();
  for (let run = 0; run < RUNS; run += 1) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return `${Math.round(median(times))} (at most ${Math.round(Math.max(...times))})`;
}

const GROUPS = ['visa-ees', 'work-de-skilled', 'family-de-spouse', 'return-pension'];
const LOCALES = ['sq', 'sr-Latn', 'en'] as const;
const CHANNELS = ['telegram', 'viber', 'web'] as const;

const pick = <T>(values: readonly T[], number: number): T => values[number % values.length] as T;

/** As the program itself stores them, but many at once. */
async function fill(database: Database, repository: ReturnType<typeof sqlTickets>): Promise<void> {
  const now = Date.now();
  for (let number = 0; number < TICKETS; number += 1) {
    const reference = makeReference('PR', `queue ${number}`);
    await repository.open(
      {
        reference,
        conversation: `telegram:${number}`,
        channel: pick(CHANNELS, number),
        locale: pick(LOCALES, number >> 1),
        openedAt: now - number * 60_000,
        urgent: number % 50 === 0 ? pick(URGENT_KINDS, number) : null,
        question: `Pyetja ${number}: a mund të punoj jashtë vendit, dhe çfarë më duhet?`,
        path: [],
        articles: [pick(GROUPS, number)],
        contentVersion: 'v1',
      },
      `bench:${number}`,
    );
    for (let message = 0; message < MESSAGES; message += 1) {
      const turnId = `bench:${number}/${message}`;
      const event = { type: 'person-wrote', urgent: null } as const;
      const text = `Edhe një fjalë për pyetjen time, numër ${message}: nuk kam ende kontratë, por kam ofertë.`;
      await repository.change(
        reference,
        (state) => ({
          at: now,
          events: [event],
          state: nextState(state, event, now),
          message: { from: 'person', turnId, text },
        }),
        turnId,
      );
    }
  }
  await database.query('analyze');
}
