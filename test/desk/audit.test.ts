import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DESK_ROUTES, REASONS } from '../../src/desk/index.ts';
import { LOCALES } from '../../src/message.ts';
import { type Desk, openDesk, type Seat } from '../support/desk.ts';
import { openTicket } from '../support/office.ts';

const HOUR = 60 * 60_000;

let desk: Desk;
let administrator: Seat;
let me: Seat;
beforeAll(async () => {
  desk = await openDesk();
  administrator = await desk.seat('administrator');
  me = await desk.seat('counsellor');
});
afterAll(() => desk.close());

const outcome = (response: Awaited<ReturnType<Desk['call']>>) =>
  response.statusCode < 300 ? response.statusCode : [response.statusCode, response.json().error];
const opens = (seat: Seat, reference: string) => desk.call(seat, 'GET', `/tickets/${reference}`);
const says = (seat: Seat, reference: string, reason: string) =>
  desk.call(seat, 'POST', `/tickets/${reference}/reason`, { reason });

type Entry = { action: string; subject: string; login: string; reason: string | null; at: number };
async function record(query = ''): Promise<Entry[]> {
  return (await desk.call(administrator, 'GET', `/audit?${query}`)).json().entries;
}

describe('a sensitive case', () => {
  test.each(['trafficking', 'violence', 'child-alone', 'suicidal'] as const)(
    'is one that showed %s, also when another danger came after it',
    async (urgent) => {
      const reference = await openTicket(desk, { urgent });
      expect(outcome(await opens(me, reference))).toEqual([403, 'reason-missing']);
      await desk.tickets.addFromPerson({
        reference,
        text: 'po',
        urgent: 'stranded',
        at: desk.clock.now(),
        turnId: `telegram:after-${urgent}`,
      });
      expect(outcome(await opens(me, reference))).toEqual([403, 'reason-missing']);
    },
  );

  test('needs a reason for everything that can be done with it, and nothing of it is shown before', async () => {
    const reference = await openTicket(desk, { urgent: 'violence' });
    const behind = DESK_ROUTES.filter(
      ({ path, beforeReason }) => path.includes(':reference') && !beforeReason,
    );
    expect(behind.length).toBeGreaterThan(5);
    for (const { method, path } of behind) {
      const url = path.replace(':reference', reference).replace(/:\w+/, 'x');
      const refused = await desk.server.inject({
        method,
        url: `/desk/api${url}`,
        headers: { origin: 'http://desk.example.org', cookie: me.cookie, 'x-csrf-token': me.csrf },
        ...(method !== 'GET' && { payload: {} }),
      });
      expect([method, path, refused.statusCode, refused.json().error]).toEqual([
        method,
        path,
        403,
        'reason-missing',
      ]);
    }
  });

  test('opens to who says why, for a working day, and the reason is in the record', async () => {
    const reference = await openTicket(desk, { urgent: 'violence' });
    expect(outcome(await says(me, reference, 'because'))).toEqual([400, 'invalid']);
    expect(outcome(await opens(me, reference))).toEqual([403, 'reason-missing']);
    expect(outcome(await says(me, reference, 'standing-in'))).toBe(204);
    expect(outcome(await opens(me, reference))).toBe(200);
    const [read, opened] = await record(`subject=${reference}`);
    expect(opened).toMatchObject({
      action: 'ticket-opened-with-reason',
      login: 'counsellor',
      reason: 'standing-in',
    });
    expect(read).toMatchObject({ action: 'ticket-read', reason: null });
    const another = await desk.seat('counsellor', 'another');
    expect(outcome(await opens(another, reference))).toEqual([403, 'reason-missing']);
    desk.clock.advance(12 * HOUR);
    me = await desk.signIn('counsellor');
    administrator = await desk.signIn('administrator');
    expect(outcome(await opens(me, reference))).toEqual([403, 'reason-missing']);
  });

  test('opens to who has it', async () => {
    const reference = await openTicket(desk, { urgent: 'violence' });
    await desk.tickets.assign(reference, me.id, administrator.id);
    expect(outcome(await opens(me, reference))).toBe(200);
  });

  test('is one that a counsellor marks, until they take the mark away', async () => {
    const reference = await openTicket(desk);
    const mark = (sensitive: boolean) =>
      desk.call(me, 'POST', `/tickets/${reference}/sensitive`, { sensitive });
    expect(outcome(await opens(me, reference))).toBe(200);
    await mark(true);
    expect(outcome(await opens(me, reference))).toEqual([403, 'reason-missing']);
    await says(me, reference, 'my-work');
    const shown = await desk.call(me, 'GET', `/tickets/${reference}/sensitive`);
    expect(shown.json()).toEqual({ sensitive: true });
    await mark(false);
    const another = await desk.seat('counsellor', 'one-more');
    expect(outcome(await opens(another, reference))).toBe(200);
  });

  test('that does not exist has no reason', async () => {
    expect(outcome(await says(me, 'PR-0000-0000', 'advice'))).toEqual([404, 'ticket-unknown']);
  });
});

describe('the record', () => {
  test('is narrowed by who, what, about what and by days in Kosovo', async () => {
    const reference = await openTicket(desk);
    await opens(me, reference);
    expect(await record(`subject=${reference}&login=counsellor&action=ticket-read`)).toHaveLength(1);
    expect(await record(`subject=${reference}&login=administrator`)).toEqual([]);
    expect(await record(`subject=${reference}&action=signed-in`)).toEqual([]);

    // 22:30 UTC is the next day in Kosovo, an hour or two ahead.
    const at = Date.parse('2027-03-01T23:30:00Z');
    await desk.database.query('update audit set at = $1 where subject = $2', [at, reference]);
    const on = (day: string) => record(`subject=${reference}&from=${day}&until=${day}`);
    expect(await on('2027-03-02')).toHaveLength(1);
    expect(await on('2027-03-01')).toEqual([]);
    expect(await record(`subject=${reference}&from=&until=&login=&action=`)).toHaveLength(1);
  });

  test('comes in pages, the newest first', async () => {
    await desk.database.query(
      "insert into audit (at, action) select 1, 'signed-in' from generate_series(1, 60)",
    );
    const first = (await desk.call(administrator, 'GET', '/audit')).json();
    expect(first.hasMore).toBe(true);
    const second = (await desk.call(administrator, 'GET', `/audit?before=${first.entries.at(-1).id}`)).json();
    const ids = [...first.entries, ...second.entries].map(({ id }: { id: number }) => id);
    expect(ids).toEqual([...new Set(ids)].sort((one, other) => other - one));
  });

  test('is a file for spreadsheets in which nothing runs as a formula', async () => {
    await desk.database.query(
      `update counsellors set name = '=HYPERLINK("http://x.example","a,b")' where id = $1`,
      [me.id],
    );
    const reference = await openTicket(desk);
    await opens(me, reference);
    const file = await desk.call(administrator, 'GET', `/audit.csv?subject=${reference}`);
    expect(file.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="audit.csv"',
    });
    const [head, line, end] = file.body.split('\r\n');
    expect(head).toBe('\uFEFFid,time,login,name,action,subject,reason,address,tries');
    expect(line).toMatch(
      new RegExp(
        `^\\d+,2026-\\d\\d-\\d\\dT[\\d:.]+Z,counsellor,"'=HYPERLINK\\(""http://x\\.example"",""a,b""\\)",ticket-read,${reference},,,$`,
      ),
    );
    expect(end).toBe('');
    expect((await record())[0]).toMatchObject({ action: 'audit-exported', login: 'administrator' });
  });

  test.each(LOCALES)('has words for everything in %s', (locale) => {
    const { wording } = desk.content;
    for (const { audit } of DESK_ROUTES) {
      if (audit !== null) expect([audit, wording.has(locale, `desk:action.${audit}`)]).toEqual([audit, true]);
    }
    for (const reason of REASONS) expect(wording.has(locale, `desk:reason.${reason}`)).toBe(true);
  });
});
