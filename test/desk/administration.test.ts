import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { becomes, describeInBrowser, mustBeUsable } from '../support/browser.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { aTicket } from '../support/office.ts';

let desk: Desk;
let origin: string;

beforeAll(async () => {
  desk = await openDesk();
  origin = await desk.listen();
});
afterAll(() => desk.close());

const t = (key: string, params = {}) => desk.words(key, params);

describeInBrowser('the administration of the desk', (browser) => {
  test('overview, a sensitive case with its reason, team, centre and record', async () => {
    const administrator = await desk.seat('administrator', 'boss');
    await desk.seat('counsellor', 'colleague');
    const danger = aTicket({ urgent: 'violence', openedAt: desk.clock.now(), question: 'më rreh' });
    await desk.tickets.openTicket(danger, danger.reference);
    desk.clock.advance(20 * 60_000);
    const page = await browser.open(`${origin}/desk/supervision`, { cookie: administrator.cookie });

    // The overview: who waits too long, and there the way to the case, which asks why it is opened.
    await page.getByText(t('supervision.missed')).first().waitFor();
    await mustBeUsable(page);
    await page.getByRole('link', { name: danger.reference }).click();
    await page.getByText(t('reason.ask')).waitFor();
    expect(await page.getByText('më rreh').count()).toBe(0);
    await mustBeUsable(page);
    await page.getByLabel(t('reason.standing-in')).check();
    await page.getByRole('button', { name: t('reason.open') }).click();
    await page.getByText('më rreh').waitFor();

    // The team: a colleague's languages, an absence, and the account.
    await page.goto(`${origin}/desk/team`);
    await page.getByText('colleague', { exact: true }).click();
    const forms = page.locator('details[open]');
    await forms.getByLabel('Shqip').check();
    await forms.getByLabel(t('topic.work')).check();
    await forms
      .locator('form', { hasText: t('team.duties') })
      .getByRole('button')
      .click();
    await forms.getByLabel(t('team.from')).fill('2026-12-24');
    await forms.getByLabel(t('team.until')).fill('2027-01-03');
    await forms
      .locator('form', { hasText: t('team.absence') })
      .getByRole('button')
      .first()
      .click();
    await forms.getByText(t('team.absent', { from: '2026-12-24', until: '2027-01-03' })).waitFor();
    await mustBeUsable(page);
    await forms.getByRole('button', { name: t('team.deactivate') }).click();
    await forms.getByText(t('team.switched-off')).waitFor();
    const inTeam = async () => {
      const team = await desk.accounts.team.list();
      const found = team.find(({ login }) => login === 'colleague');
      return { languages: found?.languages, topics: found?.topics, active: found?.active };
    };
    await becomes(inTeam, { languages: ['sq'], topics: ['work'], active: false });

    // The centre: hours, a holiday and targets; how the channels get on.
    await page.getByRole('link', { name: t('nav.centre') }).click();
    const monday = { day: t('weekday.monday'), part: 1 };
    await page.getByLabel(t('centre.opens', monday)).fill('08:00');
    await page.getByLabel(t('centre.closes', monday)).fill('16:00');
    await page.getByLabel(t('centre.new-holiday')).fill('2027-01-01');
    await page.getByRole('button', { name: t('centre.add') }).click();
    await page.getByLabel(t('centre.urgent-minutes')).fill('10');
    await page.getByText('bot was blocked by the user').waitFor();
    await mustBeUsable(page);
    await page.getByRole('button', { name: t('centre.save') }).click();
    await page.getByText(t('centre.saved')).waitFor();
    expect((await desk.call(administrator, 'GET', '/centre')).json()).toMatchObject({
      hours: { week: { monday: [{ from: '08:00', to: '16:00' }], sunday: [] }, holidays: ['2027-01-01'] },
      targets: { urgentMinutes: 10, otherMinutes: 480 },
    });

    // The record: narrowed to the case, with the reason; and the way to a file.
    await page.getByRole('link', { name: t('nav.audit') }).click();
    await page.getByLabel(t('audit.about')).fill(danger.reference);
    await page.getByRole('button', { name: t('audit.show') }).click();
    await page.getByText(t('reason.standing-in')).waitFor();
    await page.getByRole('cell', { name: t('action.ticket-opened-with-reason') }).waitFor();
    await mustBeUsable(page);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: t('audit.export') }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('audit.csv');
  });
});
