import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeInBrowser, mustBeUsable } from '../support/browser.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { aTicket } from '../support/office.ts';
import { readPdf } from '../support/pdf.ts';

let desk: Desk;
let origin: string;

beforeAll(async () => {
  desk = await openDesk();
  origin = await desk.listen();
});
afterAll(() => desk.close());

const t = (key: string, params = {}) => desk.words(key, params);

describeInBrowser('passing a case on', (browser) => {
  test('asks the person, waits for their yes, then has a slip', async () => {
    const ticket = aTicket({ locale: 'en', question: 'My boss did not pay me' });
    const { reference } = ticket;
    await desk.tickets.openTicket(ticket, reference);
    const seat = await desk.seat('counsellor');
    const page = await browser.open(`${origin}/desk/tickets/${reference}`, { cookie: seat.cookie });
    await page.getByText(t('refer.none')).waitFor();
    expect(await page.getByRole('button', { name: t('refer.open') }).count()).toBe(0);
    await desk.tickets.assign(reference, seat.id, seat.id);

    await page.getByRole('button', { name: t('refer.open') }).click();
    await page
      .getByLabel(t('refer.service'), { exact: true })
      .selectOption({ label: 'Free Legal Aid Agency' });
    const fill = async (of: 'person' | 'service', language: string, texts: string[]) => {
      const group = page.getByRole('group', { name: t(`refer.for-${of}`, { language }) });
      for (const [index, field] of ['reason', 'agreed'].entries()) {
        await group.getByLabel(t(`refer.${field}`)).fill(texts[index] ?? '');
      }
    };
    await fill('person', 'English', ['Wages not paid', 'Tuesday at ten']);
    await fill('service', 'Shqip', ['Paga nuk është paguar', 'E martë në orën 10']);
    await mustBeUsable(page);
    await page.getByRole('button', { name: t('refer.ask') }).click();
    await page.getByText(t('refer.status.asked'), { exact: false }).first().waitFor();
    expect(await page.getByRole('link', { name: t('refer.pdf') }).count()).toBe(0);

    const [referral] = await desk.referrals.ofTicket(reference);
    await desk.referrals.answer(referral?.id ?? '', 'agreed', desk.clock.now(), 'telegram:1');
    const link = page.getByRole('link', { name: t('refer.slip'), exact: true });
    await link.waitFor();
    await mustBeUsable(page);
    const [slip] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
    await slip.getByText('Paga nuk është paguar').waitFor();
    await slip.getByText('Wages not paid').waitFor();
    await mustBeUsable(slip);
    const pdf = await page.getByRole('link', { name: t('refer.pdf') }).getAttribute('href');
    const response = await page.request.get(origin + pdf);
    expect((await readPdf(await response.body())).text).toContain('Paga nuk është paguar');

    await page.getByRole('button', { name: t('refer.status.sent') }).click();
    await page
      .getByText(t('event.referral.sent', { service: 'Free Legal Aid Agency', name: 'The counsellor' }))
      .waitFor();
    expect(await desk.referrals.ofTicket(reference)).toMatchObject([{ status: 'sent' }]);
  });
});
