import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createKeeper, type Keeper, type Library, newChecks } from '../../src/keeping/index.ts';
import { localLive, sqlKeeping } from '../../src/storage/index.ts';
import { realLibrary, realWorld } from '../support/content.ts';
import { testLog } from '../support/log.ts';
import { aTicket, openOffice } from '../support/office.ts';

const DAY = 24 * 60 * 60 * 1000;

let office: Awaited<ReturnType<typeof openOffice>>;
let keeper: Keeper;
let edition: ReturnType<Library['current']>;

/** The content as it would be after an editor changed the title of an article, and took another away. */
function change(content: typeof edition.content): typeof edition.content {
  const articles = new Map(content.articles);
  const article = articles.get('visa-ees');
  if (!article) throw new Error('visa-ees is gone');
  const sq = { ...article.texts.sq, title: 'Gishtat në kufi' };
  articles.set('visa-ees', { ...article, texts: { ...article.texts, sq } });
  articles.delete('visa-fees');
  return { ...content, version: 'changed', articles };
}

beforeAll(async () => {
  office = await openOffice();
  const [library, world] = [await realLibrary(), await realWorld()];
  edition = library.current();
  keeper = createKeeper({
    library: { ...library, current: () => edition },
    world: () => world,
    store: sqlKeeping(office.database),
    now: office.clock.now,
    live: localLive(),
    log: testLog().log,
  });
});
afterAll(async () => {
  await office.relay.stop();
  await office.database.close();
});

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

test('says what changed since a day, and which open cases were shown the old text', async () => {
  await keeper.calendar.note();
  const before = dayOf(office.clock.now() + DAY);
  const { version } = edition.content;
  const shown = { articles: ['visa-ees', 'visa-passport'], contentVersion: version };
  const [open, closed, other] = [
    aTicket(shown),
    aTicket(shown),
    aTicket({ ...shown, articles: ['visa-passport'] }),
  ];
  for (const ticket of [open, closed, other]) await office.tickets.openTicket(ticket, ticket.reference);
  await office.database.query("update tickets set status = 'closed' where reference = $1", [
    closed.reference,
  ]);

  office.clock.advance(3 * DAY);
  expect(await keeper.calendar.changedSince(before)).toEqual({ changed: [], tickets: [] });
  edition = { ...edition, content: change(edition.content) };
  await keeper.calendar.note();
  await keeper.calendar.note();
  expect(await keeper.calendar.changedSince(before)).toEqual({
    changed: [
      { id: 'visa-ees', what: 'changed' },
      { id: 'visa-fees', what: 'gone' },
    ],
    tickets: [{ reference: open.reference, articles: ['visa-ees'] }],
  });
  expect((await keeper.calendar.changedSince(dayOf(office.clock.now() + DAY))).changed).toEqual([]);
});

test('puts what is due first, with how often it was shown, and notes a check for as long as before', async () => {
  const article = [...edition.content.articles.values()][0];
  if (!article) throw new Error('no article');
  await office.database.query(
    "insert into events (turn_id, number, at, channel, centre, event, attributes) values ('a', 0, $1, 'web', 'PR', 'article-shown', $2)",
    [office.clock.now(), JSON.stringify({ article: article.id })],
  );
  const dates = await keeper.calendar.articles();
  expect(dates.map(({ reviewBy }) => reviewBy)).toEqual(dates.map(({ reviewBy }) => reviewBy).sort());
  expect(dates.find(({ id }) => id === article.id)).toMatchObject({ shown: 1, isChecked: false });

  office.clock.advance(DAY * 400);
  expect((await keeper.calendar.articles()).every(({ isDue }) => isDue)).toBe(true);
  const check = await keeper.calendar.check(article.id, 'somebody');
  const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY;
  expect(days(check?.checked ?? '', check?.reviewBy ?? '')).toBe(days(article.checked, article.reviewBy));
  expect((await keeper.calendar.articles()).find(({ id }) => id === article.id)).toMatchObject({
    isChecked: true,
    isDue: false,
  });
  expect(await keeper.calendar.check('no-such-article', 'somebody')).toBeUndefined();
  expect(newChecks((await realLibrary()).files(), check ? [check] : [])).toEqual([check]);
  expect((await keeper.review.pending()).patch).toContain(`+checked: ${check?.checked}`);
});
