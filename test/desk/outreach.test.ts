import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sqlRecords } from '../../src/storage/index.ts';
import { describeInBrowser, mustBeUsable } from '../support/browser.ts';
import { type Desk, openDesk, type Seat } from '../support/desk.ts';
import { readPdf } from '../support/pdf.ts';

let desk: Desk;
let origin: string;
let administrator: Seat;
beforeAll(async () => {
  desk = await openDesk();
  origin = await desk.listen();
  administrator = await desk.seat('administrator', 'boss');
});
afterAll(() => desk.close());

const make = (topic: string, place: string, campaign = '') =>
  desk.call(administrator, 'POST', '/links', { topic, place, campaign });
const outreach = async () => (await desk.call(administrator, 'GET', '/links')).json();

async function come(link: string, times: number): Promise<void> {
  await sqlRecords(desk.database, desk.seal, 'PR').count(
    Array.from({ length: times }, (_, number) => ({
      turnId: `${link} ${number}`,
      number: 0,
      at: desk.clock.now(),
      channel: 'telegram' as const,
      what: { event: 'link-followed', link, locale: 'sq' } as const,
    })),
  );
}

describe('links', () => {
  test('are made of a topic, a place and a campaign, once, and lead there on every channel', async () => {
    expect((await make('visa', 'Gjakovë', 'Panairi Šehër 2026')).statusCode).toBe(204);
    expect((await make('visa', 'Gjakovë', 'Panairi Šehër 2026')).statusCode).toBe(204);
    const { links } = await outreach();
    expect(links).toHaveLength(1);
    const code = 'visa-gjakove-panairi-seher-2026';
    expect(links[0]).toMatchObject({ code, place: 'Gjakovë', followed: 0 });
    expect(links[0].addresses).toEqual([
      { channel: 'telegram', url: `https://t.me/the_bot?start=${code}` },
      { channel: 'viber', url: `viber://pa?chatURI=thebot&context=${code}` },
      { channel: 'web', url: `http://desk.example.org/?start=${code}` },
    ]);
  });

  test('are as long as Telegram takes', async () => {
    await make('coming-back', 'x'.repeat(40), 'y'.repeat(40));
    const { links } = await outreach();
    const codes = links.map(({ code }: { code: string }) => code);
    expect(codes.every((code: string) => /^[A-Za-z0-9_-]{1,64}$/.test(code))).toBe(true);
  });

  test('are not made when they would lead elsewhere, or nowhere', async () => {
    expect((await make('visa', 'EES')).statusCode).toBe(400);
    expect((await make('nowhere', 'Prizren')).statusCode).toBe(400);
    expect((await make('visa', '...')).statusCode).toBe(400);
  });

  test('tell how many came, unless so few that it points at somebody', async () => {
    await make('danger', 'Pejë');
    await come('danger-peje', 3);
    const followed = async () =>
      (await outreach()).links.find(({ code }: { code: string }) => code === 'danger-peje').followed;
    expect(await followed()).toBeNull();
    await come('danger-peje', 8);
    expect(await followed()).toBe(8);
  });

  test.each([
    ['sq', 'Drejtoni kamerën'],
    ['sr', 'Usmerite kameru'],
    ['en', 'Point the camera'],
  ])('have a poster in %s', async (lang, words) => {
    await make('start', 'Prizren');
    const poster = await desk.call(administrator, 'GET', `/links/start-prizren/poster?lang=${lang}`);
    expect(poster.headers['content-disposition']).toContain(`start-prizren-${lang}.pdf`);
    const { text, pages } = await readPdf(poster.rawPayload);
    expect(text).toContain(words);
    expect(text).toContain('https://t.me/the_bot?start=start-prizren');
    expect(pages).toBe(1);
  });

  test('have none when nobody made them', async () => {
    const poster = await desk.call(administrator, 'GET', '/links/start-nowhere/poster?lang=sq');
    expect(poster.statusCode).toBe(404);
  });
});

describeInBrowser('the page of links', (browser) => {
  test('makes one', async () => {
    const t = (key: string, params = {}) => desk.words(key, params);
    const page = await browser.open(`${origin}/desk/outreach`, { cookie: administrator.cookie });
    await page.getByLabel(t('outreach.topic')).selectOption('training');
    await page.getByLabel(t('outreach.place')).fill('Mitrovica');
    await page.getByRole('button', { name: t('outreach.make') }).click();
    const made = page.locator('.links > li', { hasText: 'Mitrovica' });
    await made.getByText(t('outreach.came', { count: 0 })).waitFor();
    await made.getByText('?start=training-mitrovica').first().waitFor();
    await mustBeUsable(page);
  });
});
