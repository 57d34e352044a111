import type { Seal } from '../../tickets/index.ts';
import type { Database, Query } from './database.ts';
import { namedQueries } from './named.ts';
import file from './sealing.sql';

const sql = namedQueries(
  file,
  'all',
  'ticket',
  'set-ticket',
  'thread',
  'set-message',
  'conversations-told',
  'set-conversation-told',
  'referrals',
  'set-referral',
  'secrets',
  'set-secret',
  'reminders',
  'set-reminder',
  'ticks',
  'set-tick',
);

/** Where a sealed text belongs; it opens nowhere else. */
export const placeOf = {
  conversation: (reference: string) => `conversation of ${reference}`,
  question: (reference: string) => `question of ${reference}`,
  details: (reference: string) => `details of ${reference}`,
  thread: (reference: string) => `thread of ${reference}`,
  referral: (id: string) => `referral ${id}`,
  reminder: (id: string) => `reminder ${id}`,
  tick: (id: string) => `tick ${id}`,
  secondFactor: (counsellor: string) => `second factor of ${counsellor}`,
};

/** Seals everything with the current key, one after the other, so that the program may run meanwhile. Returns how many tickets. */
export async function sealAnew(database: Database, seal: Seal): Promise<number> {
  await database.transaction((query) => sealSecondFactorsAnew(query, seal));
  await database.transaction(async (query) => {
    await sealPersonsAnew(query, seal, sql.reminders, sql['set-reminder'], placeOf.reminder);
    await sealPersonsAnew(query, seal, sql.ticks, sql['set-tick'], placeOf.tick);
  });
  const tickets = await database.query<{ reference: string }>(sql.all);
  for (const { reference } of tickets) {
    await database.transaction((query) => sealTicketAnew(query, seal, reference));
  }
  return tickets.length;
}

async function sealSecondFactorsAnew(query: Query, seal: Seal): Promise<void> {
  for (const { counsellor, secret } of await query<{ counsellor: string; secret: string }>(sql.secrets)) {
    const place = placeOf.secondFactor(counsellor);
    await query(sql['set-secret'], [counsellor, seal.close(seal.open(secret, place), place)]);
  }
}

/** What is kept for a person in rows of their own: whose it is, by a mark and sealed, and what it is. */
async function sealPersonsAnew(
  query: Query,
  seal: Seal,
  rows: string,
  set: string,
  placeOfRow: (id: string) => string,
): Promise<void> {
  type Row = { id: string; conversation: string; detail: string };
  for (const { id, conversation, detail } of await query<Row>(rows)) {
    const place = placeOfRow(id);
    const [key, what] = [seal.open(conversation, place), seal.open(detail, place)];
    await query(set, [id, seal.mark(key), seal.close(key, place), seal.close(what, place)]);
  }
}

async function sealTicketAnew(query: Query, seal: Seal, reference: string): Promise<void> {
  const again = (text: string, place: string) => seal.close(seal.open(text, place), place);
  const [ticket] = await query<{ conversation: string; question: string; details: string | null }>(
    sql.ticket,
    [reference],
  );
  // It may have been erased in the meantime.
  if (!ticket) return;
  const conversation = seal.open(ticket.conversation, placeOf.conversation(reference));
  await query(sql['set-ticket'], [
    reference,
    seal.close(conversation, placeOf.conversation(reference)),
    seal.mark(conversation),
    again(ticket.question, placeOf.question(reference)),
    ticket.details === null ? null : again(ticket.details, placeOf.details(reference)),
  ]);
  for (const { id, text } of await query<{ id: number | string; text: string }>(sql.thread, [reference])) {
    await query(sql['set-message'], [id, again(text, placeOf.thread(reference))]);
  }
  const told = await query<{ id: number | string; conversation: string }>(sql['conversations-told'], [
    reference,
  ]);
  for (const { id, conversation: sealed } of told) {
    await query(sql['set-conversation-told'], [id, again(sealed, placeOf.conversation(reference))]);
  }
  for (const { id, texts } of await query<{ id: string; texts: string }>(sql.referrals, [reference])) {
    await query(sql['set-referral'], [id, again(texts, placeOf.referral(id))]);
  }
}
