import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { codeAt, stepAt } from '../../src/desk/totp.ts';
import { accessibilityProblems, describeInBrowser, SCREENS } from '../support/browser.ts';
import { type Desk, openDesk, PASSWORD } from '../support/desk.ts';
import { aTicket } from '../support/office.ts';

let desk: Desk;
let origin: string;

beforeAll(async () => {
  desk = await openDesk();
  origin = await desk.server.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => desk.close());

const t = (key: string, params = {}) => desk.content.wording.label('en', `desk:${key}`, params);

/** Nothing keeps anybody out, and nothing sticks out of the screen. */
async function mustBeUsable(page: Page): Promise<void> {
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
}

describeInBrowser('at the desk', (browser) => {
  test.each(SCREENS)(
    'on $name: sign in by the link, see a case come in, answer it and close it, by keyboard alone',
    async (screen) => {
      const { width, height } = screen;
      const { page, complaints } = await browser.open({ viewport: { width, height }, locale: 'en' });
      const login = `counsellor-${width}`;

      await page.goto(`${origin}/desk/welcome#${await desk.accounts.invite('counsellor')}`);
      await page.getByLabel(t('welcome.name')).waitFor();
      await mustBeUsable(page);
      await page.getByLabel(t('welcome.name')).focus();
      for (const entry of ['K. K.', login, PASSWORD]) {
        await page.keyboard.type(entry);
        await page.keyboard.press('Tab');
      }
      await page.keyboard.press('Enter');
      await page.getByText(t('queue.empty')).waitFor();
      expect(page.url()).toBe(`${origin}/desk`);
      await mustBeUsable(page);

      const ticket = aTicket({
        urgent: 'papers-taken',
        question: 'ma morën pasaportën',
        path: ['start/who/danger'],
      });
      const { reference } = ticket;
      await desk.tickets.openTicket(ticket, reference);
      await page.locator('.line', { hasText: reference }).waitFor();
      await page.waitForFunction(() => document.title === '(1) Busulla');
      await mustBeUsable(page);

      await page.locator('.line', { hasText: reference }).focus();
      await page.keyboard.press('Enter');
      await page.getByText('ma morën pasaportën').waitFor();
      // The keyboard stands on the case that was opened, so that reading goes on there.
      await page.waitForFunction((name) => document.activeElement?.textContent === name, reference);
      await mustBeUsable(page);

      await page.getByRole('button', { name: t('case.take') }).focus();
      await page.keyboard.press('Enter');
      const answer = page.getByLabel(t('talk.answer'));
      await answer.waitFor();
      expect(await answer.evaluate((box) => box === document.activeElement)).toBe(true);
      const arrives = desk.handOvers(1);
      await page.keyboard.type('Mirëdita');
      await page.keyboard.press('Enter');
      await page.keyboard.type('A jeni në vend të sigurt?');
      await page.keyboard.press('Control+Enter');
      await arrives;
      const sent = desk.delivered.at(-1);
      expect(sent?.event).toMatchObject({ text: 'Mirëdita\nA jeni në vend të sigurt?', ticket: reference });
      await page.getByText(t('talk.queued')).waitFor();
      await desk.tickets.noteDelivery(`${sent?.turnId}#0`, 'sent');
      await page.getByText(t('talk.sent'), { exact: true }).waitFor();

      await desk.tickets.addFromPerson({
        reference,
        text: 'po, jam te një mik',
        urgent: null,
        at: desk.clock.now(),
        turnId: `telegram:${width}`,
      });
      await page.getByText('po, jam te një mik').waitFor();
      await mustBeUsable(page);

      await page.getByRole('button', { name: t('finish.open') }).focus();
      await page.keyboard.press('Enter');
      await page.getByLabel(t('finish.outcome')).waitFor();
      await mustBeUsable(page);
      const told = desk.handOvers(1);
      await page.getByRole('button', { name: t('case.close') }).focus();
      await page.keyboard.press('Enter');
      await page.getByText(t('case.over')).waitFor();
      await told;
      expect(desk.delivered.at(-1)?.event).toEqual({ type: 'ticket-closed', ticket: reference });
      await mustBeUsable(page);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  test.each(SCREENS)(
    'on $name: an administrator is told of a wrong password, sets up the second factor, invites a colleague, and signs in with a code',
    async (screen) => {
      const { width, height } = screen;
      const login = `administrator-${width}`;
      await desk.newSeat('administrator', login);
      const { page, complaints } = await browser.open({
        viewport: { width, height },
        locale: 'en',
        colorScheme: 'dark',
      });
      await page.goto(`${origin}/desk/team`);
      await page.getByLabel(t('sign-in.login')).fill(login);
      await page.getByLabel(t('sign-in.password')).fill('not this one');
      await page.keyboard.press('Enter');
      await page.getByText(t('errors.wrong-password')).waitFor();
      await mustBeUsable(page);
      await page.getByLabel(t('sign-in.password')).fill(PASSWORD);
      await page.keyboard.press('Enter');

      // Nothing is shown before the second factor is set up.
      await page.getByText(t('account.must')).waitFor();
      await mustBeUsable(page);
      await page.getByRole('button', { name: t('account.set-up') }).click();
      await page.getByRole('img', { name: t('account.picture') }).waitFor();
      const secret = ((await page.locator('.secret').textContent()) ?? '').replaceAll(' ', '');
      const code = () => codeAt(secret, stepAt(desk.clock.now()));
      await mustBeUsable(page);
      await page.getByLabel(t('account.code')).fill(code());
      await page.keyboard.press('Enter');
      await page.getByText(t('account.codes-hint')).waitFor();
      expect(await page.locator('.recovery-codes li').count()).toBe(10);
      await mustBeUsable(page);
      await page.getByRole('button', { name: t('account.codes-kept') }).click();

      await page.getByText(login, { exact: true }).waitFor();
      await page.getByRole('link', { name: t('nav.account') }).click();
      await page.getByText(t('account.is-on')).waitFor();
      await mustBeUsable(page);
      await page.getByRole('link', { name: t('nav.team') }).click();
      await page.locator('.invite').getByLabel(t('team.role')).selectOption('supervisor');
      await page.getByRole('button', { name: t('team.make-link') }).click();
      const link = await page.getByLabel(t('team.link')).inputValue();
      await mustBeUsable(page);
      expect(await desk.accounts.invitation(link.split('#')[1] ?? '')).toEqual({
        role: 'supervisor',
        login: null,
      });
      await page.getByRole('button', { name: t('nav.sign-out') }).click();
      await page.getByLabel(t('sign-in.login')).fill(login);
      await page.getByLabel(t('sign-in.password')).fill(PASSWORD);
      await page.keyboard.press('Enter');
      await page.getByLabel(t('sign-in.code')).waitFor();
      await mustBeUsable(page);
      desk.clock.advance(30_000);
      await page.keyboard.type(code());
      await page.keyboard.press('Enter');
      await page.getByText(login, { exact: true }).waitFor();
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  test('what was begun stays: the language over a reload, a draft over another case, the place over the way back', async () => {
    const login = 'stays';
    const seat = await desk.seat('counsellor', login);
    const [one, other] = [aTicket(), aTicket({ conversation: 'telegram:67890' })];
    for (const ticket of [one, other]) {
      await desk.tickets.openTicket(ticket, ticket.reference);
      await desk.tickets.assign(ticket.reference, seat.id, seat.id);
    }
    const { page, complaints } = await browser.open({ locale: 'en' });
    await page.goto(`${origin}/desk`);
    await page.getByLabel(t('sign-in.login')).fill(login);
    await page.getByLabel(t('sign-in.password')).fill(PASSWORD);
    await page.keyboard.press('Enter');

    await page.getByRole('link', { name: one.reference }).click();
    await page.getByLabel(t('talk.answer')).fill('half a sent');
    await page.getByRole('link', { name: other.reference }).click();
    await page.getByRole('heading', { name: other.reference }).waitFor();
    expect(await page.getByLabel(t('talk.answer')).inputValue()).toBe('');
    await page.goBack();
    await page.getByRole('heading', { name: one.reference }).waitFor();
    expect(await page.getByLabel(t('talk.answer')).inputValue()).toBe('half a sent');

    await page.getByLabel(t('language'), { exact: true }).selectOption('sr-Cyrl');
    const cyrillic = desk.content.wording.label('sr-Cyrl', 'desk:nav.sign-out');
    await page.getByRole('button', { name: cyrillic }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: cyrillic }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('sr-Cyrl');
    await mustBeUsable(page);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('the queue is searched, narrowed and shown further', async () => {
    const login = 'searches';
    await desk.seat('counsellor', login);
    const tickets = Array.from({ length: 60 }, (_, number) =>
      aTicket({ openedAt: number, question: `letter ${number === 59 ? 'žuto' : 'plain'}`, locale: 'en' }),
    );
    for (const ticket of tickets) await desk.tickets.openTicket(ticket, ticket.reference);
    const last = tickets.at(-1)?.reference ?? '';
    const { page, complaints } = await browser.open({ locale: 'en' });
    await page.goto(`${origin}/desk`);
    await page.getByLabel(t('sign-in.login')).fill(login);
    await page.getByLabel(t('sign-in.password')).fill(PASSWORD);
    await page.keyboard.press('Enter');

    await page.getByText(t('queue.filters')).click();
    await page.getByLabel(t('filter.language')).selectOption('en');
    const lines = page.locator('.line');
    const shown = (count: number) =>
      page.waitForFunction((wanted) => document.querySelectorAll('.line').length === wanted, count);
    await shown(50);
    await mustBeUsable(page);
    await page.getByRole('button', { name: t('queue.more') }).click();
    await shown(60);
    await page.getByLabel(t('queue.search')).fill('ZUTO');
    await shown(1);
    expect(await lines.textContent()).toContain(last);
    await page.getByLabel(t('queue.search')).fill(last.toLowerCase().replaceAll('-', ''));
    await page.getByLabel(t('filter.language')).selectOption('sq');
    await page.getByLabel(t('queue.search')).fill('no such words');
    await page.getByText(t('queue.nothing-found')).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test.each(SCREENS)(
    'on $name: ready replies, articles, notes, handing over, merging and the bar of commands, by keyboard',
    async ({ width, height }) => {
      const [mine, colleague] = [
        await desk.seat('counsellor', `keys-${width}`),
        await desk.seat('counsellor', `friend-${width}`),
      ];
      const person = { conversation: `telegram:${width}`, locale: 'sr-Cyrl' } as const;
      const [ticket, duplicate] = [aTicket(person), aTicket(person)];
      const { reference } = ticket;
      for (const one of [ticket, duplicate]) await desk.tickets.openTicket(one, one.reference);
      await desk.tickets.assign(reference, mine.id, mine.id);
      const { page, complaints } = await browser.open({ viewport: { width, height }, locale: 'en' });
      const [name = '', value = ''] = mine.cookie.split('=');
      await page.context().addCookies([{ name, value, url: origin }]);
      await page.goto(`${origin}/desk`);
      await page.getByRole('heading', { name: t('queue.title'), level: 2 }).waitFor();

      // The bar finds a case by its number, however it is written.
      await page.keyboard.press('Control+k');
      await page
        .getByRole('combobox', { name: t('commands.bar') })
        .fill(reference.toLowerCase().replaceAll('-', ' '));
      await mustBeUsable(page);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: reference }).waitFor();

      await page.getByLabel(t('talk.answer')).waitFor();
      await page.keyboard.press('a');
      await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
      await page.keyboard.type('/hello');
      const option = page.locator('.offer [aria-selected=true]');
      await option.waitFor();
      await mustBeUsable(page);
      await page.keyboard.press('Enter');
      const answer = page.getByLabel(t('talk.answer'));
      const { wording, articles } = desk.content;
      await page.waitForFunction(
        (text) => document.querySelector('textarea')?.value === text,
        wording.label('sr-Cyrl', 'replies:hello.text'),
      );
      await page.keyboard.type(`\n/${articles.get('visa-ees')?.texts.en.title}`);
      await option.waitFor();
      await page.keyboard.press('Tab');
      await page.waitForFunction(
        (title) => document.querySelector('textarea')?.value.includes(title),
        articles.get('visa-ees')?.texts['sr-Cyrl'].title ?? '',
      );
      const arrives = desk.handOvers(1);
      await page.keyboard.press('Control+Enter');
      await arrives;
      expect(desk.delivered.at(-1)?.event).toMatchObject({ text: expect.stringContaining('Добар дан') });
      await page.waitForFunction(() => document.querySelector('textarea')?.value === '');

      await page.getByRole('button', { name: t('note.write') }).focus();
      await page.keyboard.press('n');
      await page.getByLabel(t('note.title')).waitFor();
      await page.keyboard.type(`Ask @friend-${width}`);
      await option.waitFor();
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.querySelector('textarea')?.value.endsWith(' '));
      await page.keyboard.type('please');
      await mustBeUsable(page);
      await page.keyboard.press('Control+Enter');
      await page.getByText(t('note.by', { name: `The keys-${width}` })).waitFor();
      await answer.waitFor();

      if (width < 1200) await page.getByText(t('case.about')).click();
      await page.getByLabel(t('filter.topic')).last().selectOption('return');
      await page.getByRole('button', { name: t('case.merge') }).click();
      await page.getByText(t('event.merged-from')).waitFor();
      await mustBeUsable(page);
      if (width < 1200) await page.getByText(t('case.about')).click();

      await page.getByRole('heading', { name: reference }).focus();
      await page.keyboard.press('?');
      await page.getByRole('heading', { name: t('commands.keys') }).waitFor();
      await mustBeUsable(page);
      await page.keyboard.press('Escape');
      await page.keyboard.press('h');
      await page.getByLabel(t('pass-on.to')).selectOption(colleague.id);
      await page.getByLabel(t('pass-on.note'), { exact: false }).fill('Yours from here');
      await mustBeUsable(page);
      await page.getByRole('button', { name: t('pass-on.submit') }).click();
      await page.getByText(t('case.theirs', { name: `The friend-${width}` })).waitFor();
      expect(await desk.tickets.read(reference)).toMatchObject({ assignee: colleague.id, topic: 'return' });
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  test('somebody in danger is shown to all, and heard by who asked for that', async () => {
    const seat = await desk.seat('counsellor', 'listens');
    const { page, complaints } = await browser.open({ locale: 'en', permissions: ['notifications'] });
    // A machine for tests has no loudspeaker: what would sound is written down.
    await page.addInitScript(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      const { start } = OscillatorNode.prototype;
      OscillatorNode.prototype.start = function (...when) {
        heard.push('tone');
        start.apply(this, when);
      };
      Object.defineProperty(window, 'Notification', {
        value: class {
          static permission = 'granted';
          static requestPermission = async () => 'granted';
          constructor(title: string, { body }: { body: string }) {
            heard.push(`${title} ${body}`);
          }
        },
      });
    });
    const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    const [name = '', value = ''] = seat.cookie.split('=');
    await page.context().addCookies([{ name, value, url: origin }]);
    const listens = page.waitForResponse('**/desk/api/live');
    await page.goto(`${origin}/desk`);
    await listens;
    const [first, second, calm] = [aTicket({ urgent: 'violence' }), aTicket({ urgent: 'threat' }), aTicket()];
    await page.getByText(t('queue.all')).waitFor();
    await desk.tickets.openTicket(first, first.reference);
    const banner = page.getByRole('alert');
    await banner.getByText(first.reference).waitFor();
    expect(await heard()).toEqual([]);
    await mustBeUsable(page);
    await page.getByRole('button', { name: t('alert.short') }).click();
    await page.waitForFunction(() => (window as unknown as { heard: string[] }).heard.length === 2);
    await desk.tickets.openTicket(calm, calm.reference);
    await desk.tickets.openTicket(second, second.reference);
    await banner.getByText(second.reference).waitFor();
    await page.waitForFunction(() => (window as unknown as { heard: string[] }).heard.length === 5);
    expect(await heard()).toContain(`${t('alert.title')} ${second.reference}`);
    expect((await heard()).join()).not.toContain(calm.reference);
    await banner.getByRole('button', { name: t('alert.dismiss') }).click();
    await banner.getByText(second.reference).waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('two at one case see each other, and what has not arrived is sent again', async () => {
    const ticket = aTicket({ channel: 'viber', openedAt: 1 });
    const { reference } = ticket;
    await desk.tickets.openTicket(ticket, reference);
    const seats = [await desk.seat('counsellor', 'pair-one'), await desk.seat('counsellor', 'pair-two')];
    const [one, two] = await Promise.all(
      seats.map(async ({ cookie }) => {
        const { page } = await browser.open({ locale: 'en' });
        const [name = '', value = ''] = cookie.split('=');
        await page.context().addCookies([{ name, value, url: origin }]);
        await page.goto(`${origin}/desk/tickets/${reference}`);
        await page.getByRole('heading', { name: reference }).waitFor();
        return page;
      }),
    );
    if (!one || !two) throw new Error('two pages were wanted');
    await one.getByText(t('talk.reads-too', { name: 'The pair-two' })).waitFor();
    await two.getByText(t('talk.reads-too', { name: 'The pair-one' })).waitFor();
    await one.getByRole('button', { name: t('case.take') }).click();
    await one.getByText(t('talk.costs')).waitFor();
    await one.getByLabel(t('talk.answer')).fill('Dobar dan');
    await two.getByText(t('talk.types', { name: 'The pair-one' })).waitFor();
    await one.reload();
    expect(await one.getByLabel(t('talk.answer')).inputValue()).toBe('Dobar dan');
    const arrives = desk.handOvers(1);
    await one.getByRole('button', { name: t('talk.send') }).click();
    await arrives;
    await desk.tickets.noteDelivery(`${desk.delivered.at(-1)?.turnId}#0`, 'failed', 'refused');
    await two.getByText(t('failure.refused')).waitFor();
    expect(await two.getByRole('button', { name: t('talk.again') }).count()).toBe(0);
    await mustBeUsable(one);
    const again = desk.handOvers(1);
    await one.getByRole('button', { name: t('talk.again') }).click();
    await again;
    await one.getByText(t('talk.queued')).waitFor();
    await two.goto(`${origin}/desk`);
    await one.getByText('The pair-two').waitFor({ state: 'detached' });
    await Promise.all([one, two].map((page) => page.context().close()));
  });

  test('a session that has ended asks to sign in again', async () => {
    await desk.seat('counsellor', 'ends');
    const { page } = await browser.open({ locale: 'en' });
    await page.goto(`${origin}/desk`);
    await page.getByLabel(t('sign-in.login')).fill('ends');
    await page.getByLabel(t('sign-in.password')).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: t('queue.title'), level: 2 }).waitFor();
    await desk.database.query('delete from sessions');
    await desk.tickets.openTicket(aTicket(), 'telegram:after-the-end');
    await page.getByRole('heading', { name: t('sign-in.title') }).waitFor();
    await page.context().close();
  });
});
