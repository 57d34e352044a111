import type {
  Detail,
  Details,
  NewMessage,
  Seal,
  TicketEvent,
  TicketRepository,
  TicketState,
} from '../../tickets/index.ts';
import type { Query } from './database.ts';
import { namedQueries } from './named.ts';
import { placeOf } from './sealing.ts';
import file from './ticket-change.sql';

/** PostgreSQL hands big integers over as numbers or as text, whichever driver asks. */
export type BigInteger = number | string;

const sql = namedQueries(
  file,
  'lock',
  'last-answer',
  'happened',
  'add-event',
  'set-state',
  'details',
  'set-details',
  'add-message',
  'add-mentions',
  'send-again',
  'withdraw-referrals',
  'with-merged',
  'forget-words',
);

/** Changes one ticket within a transaction; see TicketRepository. */
export async function changeTicket(
  query: Query,
  seal: Seal,
  reference: string,
  decide: Parameters<TicketRepository['change']>[1],
  once?: string,
): Promise<'changed' | 'repeated' | 'unknown'> {
  const [row] = await query<TicketState>(sql.lock, [reference]);
  if (!row) return 'unknown';
  if (once !== undefined && (await query(sql.happened, [reference, once])).length > 0) return 'repeated';
  const [answer] = await query<{ id: BigInteger; by: string }>(sql['last-answer'], [reference]);
  const lastAnswer = answer && { ...answer, id: Number(answer.id) };
  const step = decide(stateOf(row), lastAnswer);
  await addEvents(query, reference, step.at, step.events, once);
  const { status, assignee, urgent, waitingFor, waitingSince, topic, promisedUntil, minor } = step.state;
  await query(sql['set-state'], [
    reference,
    status,
    assignee,
    urgent,
    waitingFor,
    waitingSince,
    topic,
    promisedUntil,
    minor,
  ]);
  if (step.events.some((event) => event.type === 'ticket-withdrawn')) {
    await query(sql['withdraw-referrals'], [reference]);
    await forgetWords(query, seal, reference);
  }
  if (step.message) await addMessage(query, seal, reference, step.at, step.message);
  if (step.detail) await addDetail(query, seal, reference, step.detail);
  if (step.again) await query(sql['send-again'], [reference, step.again.message, step.again.turnId, step.at]);
  return 'changed';
}

/** Without consent nobody reads any more what the person told; that there was a case, and what happened to it, stays. */
async function forgetWords(query: Query, seal: Seal, reference: string): Promise<void> {
  for (const { reference: one } of await query<{ reference: string }>(sql['with-merged'], [reference])) {
    await query(sql['forget-words'], [one, seal.close('', placeOf.question(one))]);
  }
}

async function addMessage(
  query: Query,
  seal: Seal,
  reference: string,
  at: number,
  message: NewMessage,
): Promise<void> {
  const by = 'by' in message ? message.by : null;
  const text = message.from === 'notice' ? null : seal.close(message.text, placeOf.thread(reference));
  const notice = message.from === 'notice' ? JSON.stringify(message.notice) : null;
  const values = [reference, message.turnId, at, message.from, by, text, notice];
  const [row] = await query<{ id: BigInteger }>(sql['add-message'], values);
  if (message.from === 'note' && message.mentions.length > 0)
    await query(sql['add-mentions'], [message.mentions, reference, row?.id]);
}

async function addDetail(
  query: Query,
  seal: Seal,
  reference: string,
  { about, value }: Detail,
): Promise<void> {
  const [row] = await query<{ details: string | null }>(sql.details, [reference]);
  const details = JSON.stringify({ ...openDetails(seal, reference, row?.details ?? null), [about]: value });
  await query(sql['set-details'], [reference, seal.close(details, placeOf.details(reference))]);
}

/** What a person shared of their own accord. */
export function openDetails(seal: Seal, reference: string, sealed: string | null): Details {
  return sealed === null ? {} : (JSON.parse(seal.open(sealed, placeOf.details(reference))) as Details);
}

function stateOf(row: TicketState): TicketState {
  const { waitingSince, promisedUntil } = row;
  return {
    ...row,
    waitingSince: Number(waitingSince),
    promisedUntil: promisedUntil === null ? null : Number(promisedUntil),
  };
}

export async function addEvents(
  query: Query,
  reference: string,
  at: number,
  events: readonly TicketEvent[],
  once?: string,
): Promise<void> {
  for (const event of events) {
    const name = event === events.at(-1) ? (once ?? null) : null;
    await query(sql['add-event'], [reference, at, JSON.stringify(event), name]);
  }
}
