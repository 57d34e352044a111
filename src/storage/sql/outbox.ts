import type { ConversationKey } from '../../message.ts';
import type { Outbox, Waiting } from '../../runner/index.ts';
import type { Database } from './database.ts';
import { namedQueries } from './named.ts';
import file from './outbox.sql';

const sql = namedQueries(file, 'waiting', 'conversations', 'delivered', 'postpone', 'give-up');

export function sqlOutbox(database: Database): Outbox {
  return {
    waiting: (key) => database.query<Waiting>(sql.waiting, [key]),
    async conversations(channels) {
      const rows = await database.query<{ key: ConversationKey }>(sql.conversations, [[...channels]]);
      return rows.map((row) => row.key);
    },
    async delivered(_key, id) {
      await database.query(sql.delivered, [id]);
    },
    async postpone(_key, id, notBefore, reason) {
      await database.query(sql.postpone, [id, notBefore, reason]);
    },
    async giveUp(_key, ids) {
      await database.query(sql['give-up'], [[...ids]]);
    },
  };
}
