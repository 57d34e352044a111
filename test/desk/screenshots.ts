import { join } from 'node:path';
import { afterAll, beforeAll, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ROOT } from '../../src/config.ts';
import type { NewTicket } from '../../src/tickets/index.ts';
import { describeInBrowser } from '../support/browser.ts';
import { type Desk, openDesk, type Seat } from '../support/desk.ts';
import { aTicket } from '../support/office.ts';

/** `npm run screenshots` makes docs/images anew, from the real pages and made-up cases. */

let desk: Desk;
let origin: string;

beforeAll(async () => {
  desk = await openDesk();
  desk.clock.advance(Date.now() - desk.clock.now());
  origin = await desk.listen();
});
afterAll(() => desk.close());

const MINUTE = 60_000;
const ago = (minutes: number): number => Date.now() - minutes * MINUTE;

async function open(details: Partial<NewTicket>): Promise<string> {
  const ticket = aTicket({ conversation: `telegram:${Math.random()}`, ...details });
  await desk.tickets.openTicket(ticket, ticket.reference);
  return ticket.reference;
}

const said = (reference: string, text: string, minutes: number) =>
  desk.tickets.addFromPerson({ reference, text, urgent: null, at: ago(minutes), turnId: `telegram:${text}` });

/** A morning at the desk, all of it made up. */
async function fill(me: Seat, colleague: Seat): Promise<string> {
  await open({
    openedAt: ago(4),
    urgent: 'papers-taken',
    question: '(practice) ma morën pasaportën',
    path: ['start/who/danger'],
    articles: [],
  });
  const mine = await open({
    openedAt: ago(50),
    locale: 'en',
    question: '(practice) I have an offer from a firm in Germany. They want 500 euros for the papers.',
    path: ['start/who/leaving'],
    articles: ['work-de-skilled'],
  });
  await desk.tickets.assign(mine, me.id, me.id);
  await desk.tickets.reply(mine, { id: 'greeting-practice', text: replyText('hello') }, me.id);
  await desk.tickets.noteDelivery(`desk:${mine}:greeting-practice#0`, 'sent');
  await said(mine, '(practice) The firm writes that I must pay before Friday.', 12);
  const note = {
    id: 'note-practice-one',
    text: '@counsellor-b do we know this firm?',
    mentions: [colleague.id],
  };
  await desk.tickets.note(mine, note, me.id);
  await open({
    openedAt: ago(95),
    locale: 'sr-Latn',
    channel: 'viber',
    articles: ['visa-ees'],
    question: '',
  });
  const theirs = await open({ openedAt: ago(140), channel: 'web', articles: ['return-pension'] });
  await desk.tickets.assign(theirs, colleague.id, colleague.id);
  await desk.tickets.reply(
    theirs,
    { id: 'answer-practice', text: replyText('looking-into-it') },
    colleague.id,
  );
  await open({ openedAt: ago(200), locale: 'sr-Cyrl', articles: ['family-de-spouse'], question: '' });
  return mine;
}

const replyText = (id: string) => desk.content.wording.label('en', `replies:${id}.text`);

const shoot = (page: Page, name: string) =>
  page.screenshot({ path: join(ROOT, 'docs/images', `${name}.png`), animations: 'disabled' });

describeInBrowser('the pictures of the documentation', (browser) => {
  test('are made', async () => {
    const [me, colleague] = [
      await desk.seat('counsellor', 'counsellor-a'),
      await desk.seat('counsellor', 'counsellor-b'),
    ];
    const mine = await fill(me, colleague);
    const openOn = (path: string, width: number, height: number, locale: string) =>
      browser.open(origin + path, { viewport: { width, height }, locale, cookie: me.cookie });
    const t = (key: string, locale: 'en' | 'sq' | 'sr-Latn' = 'en', params = {}) =>
      desk.content.wording.label(locale, `desk:${key}`, params);

    const wide = await openOn(`/desk/tickets/${mine}`, 1280, 760, 'en');
    const answer = wide.getByLabel(t('talk.answer'));
    await answer.waitFor();
    await shoot(wide, 'desk-desktop');
    await answer.fill('/offer');
    await wide.locator('.offer [aria-selected=true]').waitFor();
    await shoot(wide, 'desk-insert');

    const phone = await openOn('/desk', 360, 740, 'sq');
    await phone.locator('.line').first().waitFor();
    await shoot(phone, 'desk-phone');

    const bar = await openOn(`/desk/tickets/${mine}`, 1280, 760, 'sr-Latn');
    await bar.getByLabel(t('talk.answer', 'sr-Latn')).waitFor();
    await bar.keyboard.press('Control+k');
    await bar.getByRole('listbox').waitFor();
    await shoot(bar, 'desk-commands');
  });
});
