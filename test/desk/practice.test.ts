import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LOCALES } from '../../src/message.ts';
import { describeInBrowser, mustBeUsable } from '../support/browser.ts';
import { type Desk, openDesk, type Seat } from '../support/desk.ts';

let desk: Desk;
let seat: Seat;
let origin: string;

beforeAll(async () => {
  desk = await openDesk();
  seat = await desk.seat('counsellor');
  origin = await desk.listen();
});
afterAll(() => desk.close());

const t = (key: string, params = {}) => desk.words(key, params);

describe('the practice talks', () => {
  test('are there in every language and script, with something to say and to look back at', async () => {
    const { practice } = desk.content;
    expect(practice.size).toBeGreaterThanOrEqual(4);
    for (const talk of practice.values()) {
      for (const locale of LOCALES) {
        const answer = await desk.call(seat, 'GET', `/practice/${talk.id}?locale=${locale}`);
        const { sheet, says } = answer.json<{
          sheet: { locale: string; question: string };
          says: string[];
        }>();
        expect(sheet).toMatchObject({ locale, question: talk.question[locale] });
        expect(says).toHaveLength(3);
      }
    }
  });

  test('that nobody wrote are not there', async () => {
    expect((await desk.call(seat, 'GET', '/practice/constructor?locale=sq')).statusCode).toBe(404);
    expect((await desk.call(seat, 'GET', '/practice/passport-taken?locale=de')).statusCode).toBe(400);
  });
});

/** How many rows there are of everything that a real talk would leave. */
async function traces(): Promise<unknown> {
  const [counts] = await desk.database.query(
    `select (select count(*) from tickets) as tickets, (select count(*) from thread) as thread,
      (select count(*) from events) as events, (select count(*) from conversations) as conversations`,
  );
  return counts;
}

describeInBrowser('a counsellor in training', (browser) => {
  test('talks with a made-up person and looks back, and nothing of it is kept', async () => {
    const before = await traces();
    const page = await browser.open(`${origin}/desk/practice`, { cookie: seat.cookie });
    await page.getByLabel(t('practice.language')).selectOption('sr-Cyrl');
    await mustBeUsable(page);
    const title = desk.content.practice.get('passport-taken')?.title.en;
    await page.getByRole('link', { name: t('practice.begin', { title }) }).click();
    await page.getByText('Шеф ми је узео пасош').waitFor();
    await mustBeUsable(page);

    const answer = page.getByLabel(t('talk.answer'));
    for (const [text, next] of [
      ['Da li ste na sigurnom? Ako niste, pozovite 1 1 2.', 'Сада да, у соби нема никог другог.'],
      ['Niko nema pravo da vam drži pasoš.', 'Кажу да им дугујем за пут.'],
      ['O tome odlučuju organi.', 'Да ли морам да кажем како се зовем'],
    ] as const) {
      await answer.fill(text);
      await answer.press('Control+Enter');
      await page.getByText(next).waitFor();
    }
    await answer.fill('Ne morate.');
    await answer.press('Control+Enter');
    await page.getByText(t('practice.silent')).waitFor();
    await page.getByRole('button', { name: t('practice.finish') }).click();
    await page.getByText(t('practice.score', { done: 1, all: 5 })).waitFor();
    await page.getByRole('checkbox').first().check();
    await page.getByText(t('practice.score', { done: 2, all: 5 })).waitFor();
    await mustBeUsable(page);
    await page.getByRole('button', { name: t('practice.again') }).click();
    await page.getByText('Niko nema pravo da vam drži pasoš.').waitFor({ state: 'detached' });
    await answer.waitFor();

    expect(await traces()).toEqual(before);
    expect(desk.delivered).toEqual([]);
  });
});
