import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { codeAt, stepAt } from '../../src/desk/totp.ts';
import { becomes, describeInBrowser, mustBeUsable } from '../support/browser.ts';
import { type Desk, openDesk, PASSWORD } from '../support/desk.ts';
import { aTicket } from '../support/office.ts';

let desk: Desk;
let origin: string;

beforeAll(async () => {
  desk = await openDesk();
  origin = await desk.listen();
});
afterAll(() => desk.close());

const t = (key: string, params = {}) => desk.words(key, params);

describeInBrowser('at the desk', (browser) => {
  test('an administrator is told of a wrong password, sets up the second factor, invites a colleague, and signs in with a code', async () => {
    await desk.newSeat('administrator', 'boss');
    const page = await browser.open(`${origin}/desk/team`, { colorScheme: 'dark' });
    const signIn = async (password: string) => {
      await page.getByLabel(t('sign-in.login')).fill('boss');
      await page.getByLabel(t('sign-in.password')).fill(password);
      await page.keyboard.press('Enter');
    };
    await signIn('not this one');
    await page.getByText(t('errors.wrong-password')).waitFor();
    await mustBeUsable(page);
    await signIn(PASSWORD);

    // Nothing is shown before the second factor is set up.
    await page.getByText(t('account.must')).waitFor();
    await page.getByRole('button', { name: t('account.set-up') }).click();
    await page.getByRole('img', { name: t('account.picture') }).waitFor();
    const secret = (await page.locator('.secret').innerText()).replaceAll(' ', '');
    const code = () => codeAt(secret, stepAt(desk.clock.now()));
    await mustBeUsable(page);
    await page.getByLabel(t('account.code')).fill(code());
    await page.keyboard.press('Enter');
    await page.getByText(t('account.codes-hint')).waitFor();
    await becomes(() => page.locator('.recovery-codes li').count(), 10);
    await mustBeUsable(page);
    await page.getByRole('button', { name: t('account.codes-kept') }).click();

    await page.getByText('boss', { exact: true }).waitFor();
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
    await signIn(PASSWORD);
    await page.getByLabel(t('sign-in.code')).waitFor();
    await mustBeUsable(page);
    desk.clock.advance(30_000);
    await page.keyboard.type(code());
    await page.keyboard.press('Enter');
    await page.getByText('boss', { exact: true }).waitFor();
  });

  test('what was begun stays: the language over a reload, a draft over another case, the place over the way back', async () => {
    const seat = await desk.seat('counsellor', 'stays');
    const [one, other] = [aTicket(), aTicket({ conversation: 'telegram:67890' })];
    for (const ticket of [one, other]) {
      await desk.tickets.openTicket(ticket, ticket.reference);
      await desk.tickets.assign(ticket.reference, seat.id, seat.id);
    }
    const page = await browser.open(`${origin}/desk`, { cookie: seat.cookie });
    const answer = page.getByLabel(t('talk.answer'));
    await page.getByRole('link', { name: one.reference }).click();
    await answer.fill('half a sent');
    await page.getByRole('link', { name: other.reference }).click();
    await page.getByRole('heading', { name: other.reference }).waitFor();
    await becomes(() => answer.inputValue(), '');
    await page.goBack();
    await page.getByRole('heading', { name: one.reference }).waitFor();
    await becomes(() => answer.inputValue(), 'half a sent');

    await page.getByLabel(t('language'), { exact: true }).selectOption('sr-Cyrl');
    const cyrillic = desk.content.wording.label('sr-Cyrl', 'desk:nav.sign-out');
    await page.getByRole('button', { name: cyrillic }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: cyrillic }).waitFor();
    await page.locator('html[lang=sr-Cyrl]').waitFor();
    await mustBeUsable(page);
  });

  test('the queue is searched, narrowed and shown further', async () => {
    const seat = await desk.seat('counsellor', 'searches');
    const tickets = Array.from({ length: 60 }, (_, number) =>
      aTicket({ openedAt: number, question: `letter ${number === 59 ? 'žuto' : 'plain'}`, locale: 'en' }),
    );
    for (const ticket of tickets) await desk.tickets.openTicket(ticket, ticket.reference);
    const last = tickets.at(-1)?.reference ?? '';
    const page = await browser.open(`${origin}/desk`, { cookie: seat.cookie });

    await page.getByText(t('queue.filters')).click();
    await page.getByLabel(t('filter.language')).selectOption('en');
    const lines = page.locator('.line');
    await becomes(() => lines.count(), 50);
    await page.getByRole('button', { name: t('queue.more') }).click();
    await becomes(() => lines.count(), 60);
    await page.getByLabel(t('queue.search')).fill('ZUTO');
    await becomes(() => lines.locator('.reference').allInnerTexts(), [last]);
    await mustBeUsable(page);
    await page.getByLabel(t('queue.search')).fill(last.toLowerCase().replaceAll('-', ''));
    await page.getByLabel(t('filter.language')).selectOption('sq');
    await page.getByLabel(t('queue.search')).fill('no such words');
    await page.getByText(t('queue.nothing-found')).waitFor();
  });

  test('ready replies, articles, notes, merging and the bar of commands, by keyboard', async () => {
    const mine = await desk.seat('counsellor', 'keys');
    await desk.seat('counsellor', 'friend');
    const person = { conversation: 'telegram:1', locale: 'sr-Cyrl' } as const;
    const [ticket, duplicate] = [aTicket(person), aTicket(person)];
    const { reference } = ticket;
    for (const one of [ticket, duplicate]) await desk.tickets.openTicket(one, one.reference);
    await desk.tickets.assign(reference, mine.id, mine.id);
    const page = await browser.open(`${origin}/desk`, { cookie: mine.cookie });
    await page.getByRole('heading', { name: t('queue.title'), level: 2 }).waitFor();

    // The bar finds a case by its number, however it is written.
    await page.keyboard.press('Control+k');
    await page
      .getByRole('combobox', { name: t('commands.bar') })
      .fill(reference.toLowerCase().replaceAll('-', ' '));
    await page.getByRole('option', { name: reference.replaceAll('-', '') }).waitFor();
    await mustBeUsable(page);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: reference }).waitFor();

    const answer = page.getByLabel(t('talk.answer'));
    await answer.waitFor();
    await page.keyboard.press('a');
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type('/hello');
    const option = page.locator('.offer [aria-selected=true]');
    await option.waitFor();
    await mustBeUsable(page);
    await page.keyboard.press('Enter');
    const { wording, articles } = desk.content;
    await becomes(() => answer.inputValue(), wording.label('sr-Cyrl', 'replies:hello.text'));
    await page.keyboard.type(`\n/${articles.get('visa-ees')?.texts.en.title}`);
    await option.waitFor();
    await page.keyboard.press('Tab');
    const title = articles.get('visa-ees')?.texts['sr-Cyrl'].title ?? '';
    await becomes(async () => (await answer.inputValue()).includes(title), true);
    const arrives = desk.handOvers(1);
    await page.keyboard.press('Control+Enter');
    await arrives;
    expect(desk.delivered.at(-1)?.event).toMatchObject({ text: expect.stringContaining('Добар дан') });
    await becomes(() => answer.inputValue(), '');

    await page.getByRole('button', { name: t('note.write') }).focus();
    await page.keyboard.press('n');
    const note = page.getByLabel(t('note.title'));
    await note.waitFor();
    await page.keyboard.type('Ask @friend');
    await option.waitFor();
    await page.keyboard.press('Enter');
    await becomes(async () => (await note.inputValue()).endsWith(' '), true);
    await page.keyboard.type('please');
    await mustBeUsable(page);
    await page.keyboard.press('Control+Enter');
    await page.getByText(t('note.by', { name: 'The keys' })).waitFor();
    await answer.waitFor();

    await page.getByLabel(t('filter.topic')).last().selectOption('return');
    await page.getByRole('button', { name: t('case.merge') }).click();
    await page.getByText(t('event.merged-from')).waitFor();
    await becomes(async () => (await desk.tickets.read(reference))?.topic, 'return');

    await page.getByRole('heading', { name: reference }).focus();
    await page.keyboard.press('?');
    await page.getByRole('heading', { name: t('commands.keys') }).waitFor();
    await mustBeUsable(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('h');
    await page.getByLabel(t('pass-on.to')).waitFor();
  });

  test('somebody in danger is shown to all, and heard by who asked for that', async () => {
    const seat = await desk.seat('counsellor', 'listens');
    const page = await browser.open(`${origin}/desk`, {
      cookie: seat.cookie,
      permissions: ['notifications'],
    });
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
    const listens = page.waitForResponse('**/desk/api/live');
    await page.reload();
    await listens;
    const [first, second, calm] = [aTicket({ urgent: 'violence' }), aTicket({ urgent: 'threat' }), aTicket()];
    await page.getByText(t('queue.all')).waitFor();
    await desk.tickets.openTicket(first, first.reference);
    const banner = page.getByRole('alert');
    await banner.getByText(first.reference).waitFor();
    expect(await heard()).toEqual([]);
    await mustBeUsable(page);
    await page.getByRole('button', { name: t('alert.short') }).click();
    await becomes(async () => (await heard()).length, 2);
    await desk.tickets.openTicket(calm, calm.reference);
    await desk.tickets.openTicket(second, second.reference);
    await banner.getByText(second.reference).waitFor();
    await becomes(async () => (await heard()).length, 5);
    expect(await heard()).toContain(`${t('alert.urgent')} ${second.reference}`);
    expect((await heard()).join()).not.toContain(calm.reference);
    await banner.getByRole('button', { name: t('alert.dismiss') }).click();
    await banner.getByText(second.reference).waitFor({ state: 'detached' });
  });

  test('what is written while an answer is on its way stays', async () => {
    const seat = await desk.seat('counsellor', 'quick');
    const ticket = aTicket({ conversation: 'telegram:13579' });
    await desk.tickets.openTicket(ticket, ticket.reference);
    await desk.tickets.assign(ticket.reference, seat.id, seat.id);
    const page = await browser.open(`${origin}/desk/tickets/${ticket.reference}`, { cookie: seat.cookie });
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route('**/messages', async (route) => {
      await held;
      await route.continue();
    });
    const answer = page.getByLabel(t('talk.answer'));
    await answer.fill('Mirëdita.');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.type(' Edhe diçka.');
    letGo();
    await becomes(() => answer.inputValue(), 'Edhe diçka.');
  });

  test('two at one case see each other, and what has not arrived is sent again', async () => {
    const ticket = aTicket({ channel: 'viber', openedAt: 1 });
    const { reference } = ticket;
    await desk.tickets.openTicket(ticket, reference);
    const openBy = async (login: string) => {
      const { cookie } = await desk.seat('counsellor', login);
      const page = await browser.open(`${origin}/desk/tickets/${reference}`, { cookie });
      await page.getByRole('heading', { name: reference }).waitFor();
      return page;
    };
    const [one, two] = [await openBy('pair-one'), await openBy('pair-two')];
    await one.getByText(t('talk.reads-too', { name: 'The pair-two' })).waitFor();
    await two.getByText(t('talk.reads-too', { name: 'The pair-one' })).waitFor();
    await one.getByRole('button', { name: t('case.take') }).click();
    await one.getByText(t('talk.costs')).waitFor();
    const answer = one.getByLabel(t('talk.answer'));
    await answer.fill('Dobar dan');
    await two.getByText(t('talk.types', { name: 'The pair-one' })).waitFor();
    await one.reload();
    await becomes(() => answer.inputValue(), 'Dobar dan');
    const arrives = desk.handOvers(1);
    await one.getByRole('button', { name: t('talk.send') }).click();
    await arrives;
    await desk.tickets.noteDelivery(`${desk.delivered.at(-1)?.turnId}#0`, 'failed', 'refused');
    await two.getByText(t('failure.refused')).waitFor();
    expect(await two.getByRole('button', { name: t('talk.again') }).count()).toBe(0);
    const sendAgain = one.getByRole('button', { name: t('talk.again') });
    await sendAgain.waitFor();
    await mustBeUsable(one);
    const again = desk.handOvers(1);
    await sendAgain.click();
    await again;
    await one.getByText(t('talk.queued')).waitFor();
    await two.goto(`${origin}/desk`);
    await one.getByText('The pair-two').waitFor({ state: 'detached' });
  });

  test('a session that has ended asks to sign in again', async () => {
    const { cookie } = await desk.seat('counsellor', 'ends');
    const page = await browser.open(`${origin}/desk`, { cookie });
    await page.getByRole('heading', { name: t('queue.title'), level: 2 }).waitFor();
    await desk.database.query('delete from sessions');
    await desk.tickets.openTicket(aTicket(), 'telegram:after-the-end');
    await page.getByRole('heading', { name: t('sign-in.title') }).waitFor();
  });
});
