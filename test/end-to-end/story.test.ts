import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Locale } from '../../src/message.ts';
import { NO_HOURS } from '../../src/tickets/index.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { becomes, describeInBrowser, mustBeUsable } from '../support/browser.ts';
import { realWorld } from '../support/content.ts';
import { CounsellorAtDesk } from '../support/counsellor.ts';
import { readPdf } from '../support/pdf.ts';
import { type Line, telegramByWebhook, viber } from '../support/phones.ts';

let lines: Line[];
let running: RunningApp;
let words: (locale: Locale, key: string, params?: Record<string, string>) => string;

beforeAll(async () => {
  lines = await Promise.all([telegramByWebhook(), viber()]);
  running = await startApp(Object.assign({}, ...lines.map(({ settings }) => settings)));
  const { content } = await realWorld();
  words = (locale, key, params = {}) => content.wording.label(locale, key, params);
});
afterAll(async () => {
  await running.stop();
  await Promise.all(lines.map((line) => line.stop()));
});

const t = (key: string, params = {}) => words('en', `desk:${key}`, params);
const referenceIn = (text: string) => /PR-\w{4}-\w{4}/.exec(text)?.[0] ?? '';

/** In three days, whatever day it is. */
const NEXT_OPENING = (() => {
  const names = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
  return names[new Date(Date.now() + 3 * 24 * 60 * 60 * 1000).getDay()] ?? 'monday';
})();

describeInBrowser('two counsellors and three people', (browser) => {
  test('from the first tap to a case that was passed on, and back', async () => {
    const [onTelegram, onViber] = await Promise.all(lines.map((line) => line.connect(running)));
    if (!onTelegram || !onViber) throw new Error('two phones were wanted');

    // One takes their place by a link, by keyboard alone; the other has one already and sits at a phone.
    const one = await browser.open(
      `${running.origin}/desk/welcome#${await running.app.accounts.invite('counsellor')}`,
    );
    const { cookie } = await CounsellorAtDesk.first(running);
    const two = await browser.open(`${running.origin}/desk`, {
      cookie,
      viewport: { width: 360, height: 740 },
    });
    await one.getByLabel(t('welcome.name')).waitFor();
    await mustBeUsable(one);
    await one.getByLabel(t('welcome.name')).focus();
    for (const entry of ['One', 'one', 'four words in a row']) {
      await one.keyboard.type(entry);
      await one.keyboard.press('Tab');
    }
    await one.keyboard.press('Enter');
    await one.waitForURL(`${running.origin}/desk`);
    await one.getByText(t('queue.empty')).waitFor();
    await mustBeUsable(one);

    // Three people ask for a person, each in their language.
    await onTelegram.opens();
    await onTelegram.hears('English');
    await onTelegram.presses('English');
    await onTelegram.hears('Welcome');
    await onTelegram.says('my card of kosovo with fingerprints inside is good for europe trip?');
    await onTelegram.hears('Source');
    await onTelegram.presses('Talk to a person');
    await onTelegram.hears('Do you agree?');
    await onTelegram.presses('I agree');
    const first = referenceIn(await onTelegram.hears('Case number'));
    const lineOf = (page: Page, reference: string) => page.locator('.line', { hasText: reference });
    await lineOf(one, first).waitFor();
    await becomes(() => one.title(), '(1) Busulla');

    await onViber.opens();
    await onViber.presses('Srpski');
    await onViber.hears('Busull');
    await onViber.says('Kako da prijavim boravak u Beču kod rođaka?');
    await onViber.says('/person');
    await onViber.hears('Da li se slažete?');
    await onViber.presses('Slažem se');
    const second = referenceIn(await onViber.hears('Broj slučaja'));

    const onWeb = await browser.open(running.origin, { locale: 'sq', viewport: { width: 360, height: 740 } });
    const press = (name: string) => onWeb.getByRole('button', { name, exact: true }).last().click();
    const write = async (text: string) => {
      await onWeb.getByRole('textbox').fill(text);
      await onWeb.keyboard.press('Enter');
    };
    await press('Shqip');
    await onWeb.getByText('Mirë se erdhët').waitFor();
    await write('/person');
    await onWeb.getByText('A pajtoheni?').waitFor();
    await mustBeUsable(onWeb);
    await press('Pajtohem');
    const third = referenceIn(await onWeb.getByText('Numri i rastit').first().innerText());
    const queueOf = (page: Page) => () => page.locator('.line .reference').allInnerTexts();
    await becomes(queueOf(one), [first, second, third]);
    await becomes(queueOf(two), [first, second, third]);

    // Danger overtakes.
    await write('burri më rreh');
    await onWeb.getByRole('link', { name: '112' }).first().waitFor();
    await becomes(queueOf(one), [third, first, second]);
    await becomes(queueOf(two), [third, first, second]);
    await mustBeUsable(one);

    // A talk both ways, by keyboard.
    await lineOf(one, first).focus();
    await one.keyboard.press('Enter');
    await one.getByRole('heading', { name: first }).waitFor();
    await one.locator('h2:focus', { hasText: first }).waitFor();
    await one.keyboard.press('t');
    await one.locator('textarea:focus').waitFor();
    await one.keyboard.type('Good morning.');
    await one.keyboard.press('Enter');
    await one.keyboard.type('What happened?');
    await one.keyboard.press('Control+Enter');
    await onTelegram.hears('What happened?');
    await one.locator('.delivery.sent').waitFor();
    await onTelegram.says('My employer has not paid me.');
    await one.getByText('My employer has not paid me.').waitFor();
    await mustBeUsable(one);

    // To the colleague, with a note.
    await one.getByRole('heading', { name: first }).focus();
    await one.keyboard.press('h');
    await one.getByLabel(t('pass-on.to')).selectOption({ label: 'First' });
    await one.getByLabel(t('pass-on.note')).fill('You know the labour law.');
    await mustBeUsable(one);
    await one.getByRole('button', { name: t('pass-on.submit') }).click();
    await one.getByText(t('case.theirs', { name: 'First' })).waitFor();
    await two.getByRole('button', { name: t('queue.mine') }).click();
    await becomes(queueOf(two), [first]);
    await lineOf(two, first).click();
    await two.getByText('You know the labour law.').waitFor();

    // To a service: asked for, agreed to, a slip as a page and as a PDF.
    await two.getByText(t('case.about')).click();
    await two.getByRole('button', { name: t('refer.open') }).click();
    await two
      .getByLabel(t('refer.service'), { exact: true })
      .selectOption({ label: 'Free Legal Aid Agency' });
    const sheet = async (of: 'person' | 'service', language: string, reason: string, agreed: string) => {
      const group = two.getByRole('group', { name: t(`refer.for-${of}`, { language }) });
      await group.getByLabel(t('refer.reason')).fill(reason);
      await group.getByLabel(t('refer.agreed')).fill(agreed);
    };
    await sheet('person', 'English', 'Wages not paid', 'Tuesday at ten');
    await sheet('service', 'Shqip', 'Paga nuk është paguar', 'E martë në orën 10');
    await mustBeUsable(two);
    await two.getByRole('button', { name: t('refer.ask') }).click();
    expect(await onTelegram.hears('all that would be passed on')).toContain('Wages not paid');
    await two.locator('.referrals li', { hasText: t('refer.status.asked') }).waitFor();
    const slipLink = two.getByRole('link', { name: t('refer.slip'), exact: true });
    expect(await slipLink.count()).toBe(0);
    await onTelegram.presses('I agree');
    expect(await onTelegram.hears('Say the case number there')).toContain(first);
    const [slip] = await Promise.all([two.context().waitForEvent('page'), slipLink.click()]);
    await slip.getByText('Wages not paid').waitFor();
    await slip.getByText('Paga nuk është paguar').waitFor();
    await mustBeUsable(slip);
    await slip.close();
    const pdf = await two.getByRole('link', { name: t('refer.pdf') }).getAttribute('href');
    const { text } = await readPdf(await (await two.request.get(running.origin + pdf)).body());
    for (const part of [first, 'Wages not paid', 'Paga nuk është paguar']) expect(text).toContain(part);
    await mustBeUsable(two);
    await two.getByText(t('case.about')).click();

    // Resolved, rated, and open again by writing.
    await two.getByRole('button', { name: t('finish.open') }).click();
    await two.getByLabel(t('finish.outcome')).selectOption('referred');
    await mustBeUsable(two);
    await two.getByRole('button', { name: t('finish.resolve') }).click();
    await onTelegram.hears('Did it help you?');
    await onTelegram.presses('Yes');
    await onTelegram.hears('Thank you');
    await two.getByText(t('event.person-rated.yes')).waitFor();
    await onTelegram.says('Now they want the contract too.');
    await onTelegram.hears('is open again');
    await two.getByText('Now they want the contract too.').waitFor();
    await two.locator('.ticket .status-reopened').waitFor();

    // Whoever takes back their consent is read by nobody any more.
    await lineOf(one, second).click();
    await one.getByText('Kako da prijavim boravak').waitFor();
    await one.getByRole('button', { name: t('case.take') }).click();
    await one.getByLabel(t('talk.answer')).fill('Dobar dan.');
    await one.getByRole('button', { name: t('talk.send') }).click();
    await onViber.hears('Dobar dan.');
    await onViber.presses('Završi razgovor');
    await onViber.hears('je obrisano');
    await one.getByText(t('event.ticket-withdrawn')).waitFor();
    await one.getByText('Kako da prijavim boravak').waitFor({ state: 'detached' });
    await one.getByText(t('case.no-question')).waitFor();

    // Outside the hours they are told when somebody answers.
    const { centre } = running.app;
    const week = { ...NO_HOURS.week, [NEXT_OPENING]: [{ from: '08:00', to: '16:00' }] };
    await centre.save({ ...centre.settings(), hours: { ...NO_HOURS, week } });
    await onViber.says('/person');
    await onViber.hears('Da li se slažete?');
    await onViber.presses('Slažem se');
    const weekday = words('sr-Latn', `bot:weekday.${NEXT_OPENING}`);
    await onViber.hears(words('sr-Latn', 'bot:answers.weekday', { weekday, from: '8:00' }));
    expect(running.logLines.join('\n')).not.toMatch(/employer|prijavim|rreh/);
  });
});
