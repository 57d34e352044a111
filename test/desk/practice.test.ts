import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { LOCALES } from '../../src/message.ts';
import { accessibilityProblems, describeInBrowser, SCREENS } from '../support/browser.ts';
import { type Desk, openDesk, PASSWORD, type Seat } from '../support/desk.ts';

let desk: Desk;
let seat: Seat;
let origin: string;

beforeAll(async () => {
  desk = await openDesk();
  seat = await desk.seat('counsellor');
  origin = await desk.server.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => desk.close());

const t = (key: string, params = {}) => desk.content.wording.label('en', `desk:${key}`, params);

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

async function mustBeUsable(page: Page): Promise<void> {
  for (const { width, height } of SCREENS) {
    await page.setViewportSize({ width, height });
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  }
}

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
    const { page, complaints } = await browser.open({ locale: 'en' });
    await page.goto(`${origin}/desk/practice`);
    await page.getByLabel(t('sign-in.login')).fill('counsellor');
    await page.getByLabel(t('sign-in.password')).fill(PASSWORD);
    await page.keyboard.press('Enter');
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
    await answer.waitFor();
    expect(await page.getByText('Niko nema pravo da vam drži pasoš.').count()).toBe(0);

    expect(await traces()).toEqual(before);
    expect(desk.delivered).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
