import type { Kept, Mailbox } from '../../channels/web/index.ts';
import type { Database } from './database.ts';
import file from './mailbox.sql';
import { namedQueries } from './named.ts';

const sql = namedQueries(file, 'keep', 'after', 'erase', 'expire');

export function sqlMailbox(database: Database): Mailbox {
  return {
    async keep({ id, key, at, entry }) {
      const [kept] = await database.query<Kept>(sql.keep, [id, key, at, JSON.stringify(entry)]);
      if (!kept) throw new Error('an entry was neither kept nor there');
      return kept;
    },
    after: (key, seq) => database.query<Kept>(sql.after, [key, seq]),
    async erase(key) {
      await database.query(sql.erase, [key]);
    },
    async expire(before) {
      await database.query(sql.expire, [before]);
    },
  };
}
