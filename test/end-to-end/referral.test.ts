import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type RunningApp, startApp } from '../support/app.ts';
import { type ManualClock, manualClock } from '../support/clock.ts';
import { CounsellorAtDesk } from '../support/counsellor.ts';
import { readPdf } from '../support/pdf.ts';
import { type Line, type Phone, telegramByWebhook, web } from '../support/phones.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const TEXTS = {
  person: {
    reason: 'Punëdhënësi nuk e ka paguar pagën',
    agreed: 'Takim të martën në orën 10:00',
    bring: 'Kontrata dhe letërnjoftimi',
  },
};

let line: Line;
let running: RunningApp;
let clock: ManualClock;
let phone: Phone;
let counsellor: CounsellorAtDesk;
let reference: string;

/** A person has agreed to talk to a counsellor, who has answered. */
async function begin(openLine: () => Promise<Line>): Promise<void> {
  line = await openLine();
  running = await startApp(line.settings, undefined, clock);
  phone = await line.connect(running);
  counsellor = await CounsellorAtDesk.first(running);
  await phone.opens();
  await phone.hears('Shqip');
  await phone.presses('Shqip');
  await phone.hears('Busulla');
  await phone.says('/person');
  await phone.hears('A pajtoheni?');
  await phone.presses('Pajtohem');
  reference = /PR-\w{4}-\w{4}/.exec(await phone.hears('Numri i rastit'))?.[0] ?? '';
  await counsellor.answers(reference, 'Mirëdita.');
  await phone.hears('Mirëdita.');
}

beforeEach(() => {
  clock = manualClock();
});
afterEach(async () => {
  await running.stop();
  await line.stop();
});

const counted = async () =>
  (
    await running.database.query<{ event: string; attributes: Record<string, string> }>(
      "select event, attributes from events where event like 'referral%' order by at, event",
    )
  ).map(({ event, attributes }) => `${event} ${attributes.status ?? attributes.visit}`);

describe('a referral on Telegram', () => {
  test('from the question to the visit', async () => {
    await begin(telegramByWebhook);
    await counsellor.refers(reference, 'free-legal-aid', TEXTS);
    const question = await phone.hears('Do të kalonte vetëm kjo');
    for (const part of ['Agjencia për Ndihmë Juridike Falas', ...Object.values(TEXTS.person)]) {
      expect(question).toContain(part);
    }
    const [referral] = await counsellor.referrals(reference);
    const id = referral?.id ?? '';
    expect(referral?.status).toBe('asked');
    expect(await counsellor.slip(reference, id)).toBeUndefined();
    await expect(counsellor.notes(reference, id, 'sent')).rejects.toThrow('referral-not-possible');

    await phone.presses('Pajtohem');
    const slip = await phone.hears('Tregoni atje numrin e rastit');
    for (const part of [reference, 'anjf.rks-gov.net', 'Kontrata dhe letërnjoftimi']) {
      expect(slip).toContain(part);
    }
    expect(await counsellor.referrals(reference)).toMatchObject([{ status: 'agreed' }]);
    const { text } = await readPdf((await counsellor.slip(reference, id)) ?? Buffer.alloc(0));
    expect(text).toContain(reference);
    expect(text).toContain('Punëdhënësi nuk e ka paguar pagën');
    await counsellor.notes(reference, id, 'sent');
    await counsellor.notes(reference, id, 'accepted');
    await counsellor.closes(reference);
    await phone.hears('u mbyll');

    clock.advance(7 * DAY - HOUR);
    clock.advance(HOUR);
    expect(await phone.hears('A morët ndihmë atje?')).not.toContain('Ndihmë Juridike');
    await phone.presses('Më kthyen mbrapsht');
    await phone.hears('Një person nga qendra e lexon këtë');
    await phone.says('Nuk kishin kohë për mua.');
    await counsellor.signsInAgain();
    await counsellor.answers(reference, 'Po i thërrasim.');
    await phone.hears('Po i thërrasim.');
    const { thread } = await counsellor.reads(reference);
    const happened = thread.flatMap((entry) => ('what' in entry ? [entry.what] : []));
    expect(happened).toEqual([
      'ticket-opened',
      'ticket-assigned',
      'referral.asked',
      'referral.agreed',
      'referral.sent',
      'referral.accepted',
      'ticket-closed',
      'referral-visit.turned-away',
    ]);
    expect(thread.flatMap(({ text }) => text ?? [])).toContain('Nuk kishin kohë për mua.');
    expect(await counsellor.referrals(reference)).toMatchObject([
      { status: 'accepted', visit: 'turned-away' },
    ]);
    expect((await counted()).sort()).toEqual([
      'referral accepted',
      'referral agreed',
      'referral sent',
      'referral-visit turned-away',
    ]);
    const [stored] = await running.database.query<{ texts: string }>('select texts from referrals');
    expect(stored?.texts).not.toMatch(/pag/);
    expect(running.logLines.join('\n')).not.toMatch(/paguar|Takim/);
  });

  test('nobody is asked at night, and nobody whose consent is gone', async () => {
    await begin(telegramByWebhook);
    await counsellor.refers(reference, 'free-legal-aid', TEXTS);
    await phone.hears('Do të kalonte vetëm kjo');
    await phone.presses('Pajtohem');
    await phone.hears('Tregoni atje numrin e rastit');
    clock.advance(1);
    await counsellor.refers(reference, 'kosovo-employment-agency', TEXTS);
    await phone.hears('Agjencia e Punësimit');
    await phone.presses('Jo, mos kaloni asgjë');
    expect(await phone.hears('nuk kalohet asgjë')).toContain('aprk.rks-gov.net');

    await phone.says('/mydata');
    expect(await phone.hears('Për kalim te')).toContain('Punëdhënësi nuk e ka paguar pagën');
    await phone.presses('Mbylle bisedën');
    await phone.hears('e mbyllëm');
    expect(await counsellor.referrals(reference)).toMatchObject([
      { status: 'withdrawn' },
      { status: 'refused' },
    ]);
    clock.advance(8 * DAY);
    const due = await running.database.query(
      'select id from referrals where not asked or visit_question_at is not null',
    );
    expect(due).toEqual([]);
  });
});

describe('a referral on the web', () => {
  test('gives a link to print that opens once, until consent is taken back', async () => {
    await begin(web);
    await counsellor.refers(reference, 'free-legal-aid', TEXTS);
    await phone.hears('Do të kalonte vetëm kjo');
    await phone.presses('Pajtohem');
    await phone.hears('Për shtypje');
    const link = await printLink();
    const page = await fetch(running.origin + link);
    const html = await page.text();
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(html).toContain('Punëdhënësi nuk e ka paguar pagën');
    expect((await fetch(running.origin + link)).status).toBe(404);
    const pdf = /href="(\/slip\/[^"]+\/pdf)"/.exec(html)?.[1] ?? '';
    const { text } = await readPdf(Buffer.from(await (await fetch(running.origin + pdf)).arrayBuffer()));
    expect(text).toContain(reference);
    expect((await fetch(running.origin + pdf)).status).toBe(404);

    await phone.presses('Shfaqe përsëri');
    await phone.hears('Për shtypje');
    const again = await printLink();
    await phone.presses('Tërheq pëlqimin');
    await phone.hears('nuk kalohet më asgjë');
    expect((await fetch(running.origin + again)).status).toBe(404);
    expect(await counsellor.referrals(reference)).toMatchObject([{ status: 'withdrawn' }]);

    await phone.says('/delete');
    await phone.hears('Kjo nuk kthehet mbrapsht');
    await phone.presses('Fshi të dhënat e mia');
    await phone.hears('DEL-');
    expect(await running.database.query('select id from referrals')).toEqual([]);
  });

  /** The newest link of the chat. */
  async function printLink(): Promise<string> {
    const rows = await running.database.query<{ entry: object }>(
      'select entry from web_messages order by seq',
    );
    return (
      JSON.stringify(rows.map(({ entry }) => entry))
        .match(/\/slip\/[^"]+/g)
        ?.at(-1) ?? ''
    );
  }
});
