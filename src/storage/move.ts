import type { ConversationKey } from '../message.ts';
import file from './move.sql';
import { sqlConversations } from './sql/conversations.ts';
import type { Database } from './sql/database.ts';
import { sqlMailbox } from './sql/mailbox.ts';
import { namedQueries } from './sql/named.ts';
import { sqlOutbox } from './sql/outbox.ts';
import { sqlTraces } from './sql/traces.ts';
import type { Stores } from './stores.ts';

const sql = namedQueries(file, 'conversations');

type Row = { key: ConversationKey; at: number | string };

/**
 * Hands the conversations of a database over to other stores, with the messages on their way, the web chats and what can still
 * be removed from chats. Which turns were done is not handed over: what a platform brings again right then is done again.
 */
export async function moveConversations(from: Database, to: Stores): Promise<number> {
  const [outbox, mailbox, traces] = [sqlOutbox(from), sqlMailbox(from), sqlTraces(from)];
  const rows = await from.query<Row>(sql.conversations);
  for (const { key, at } of rows) {
    const moment = Number(at);
    const { conversation, due } = await sqlConversations(from).load(key, '');
    for (const { seq, entry } of await mailbox.after(key, 0)) {
      await to.mailbox.keep({ id: `moved:${seq}`, key, at: moment, entry });
    }
    const shown = await traces.list(key, 0);
    if (shown.length > 0) await to.traces.note(key, shown, moment);
    await to.conversations.commit({
      key,
      turnId: `moved:${key}`,
      at: moment,
      expectedVersion: 0,
      conversation,
      outbound: await outbox.waiting(key),
      due,
    });
  }
  return rows.length;
}
