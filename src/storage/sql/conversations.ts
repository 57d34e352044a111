import type { ConversationKey } from '../../message.ts';
import type { Commit, ConversationStore, Stored } from '../../runner/index.ts';
import file from './conversations.sql';
import { type Database, isUniqueViolation } from './database.ts';
import { namedQueries } from './named.ts';

const sql = namedQueries(
  file,
  'load',
  'commit',
  'settle',
  'unsettled',
  'count-failure',
  'expire-conversations',
  'expire-effects',
  'expire-turns',
  'expire-failures',
);

/** Milliseconds for which a committed turn is remembered. */
const REMEMBER_TURNS = 48 * 60 * 60 * 1000;

export function sqlConversations(database: Database): ConversationStore {
  return {
    async load(key, turnId) {
      const [row] = await database.query<{
        state: Stored['conversation'] | null;
        version: number;
        done: boolean;
        due: Stored['due'];
      }>(sql.load, [key, turnId]);
      return {
        conversation: row?.state ?? undefined,
        version: row?.version ?? 0,
        done: row?.done ?? false,
        due: row?.due ?? [],
      };
    },
    async commit({ key, turnId, at, expectedVersion, conversation, outbound, due }: Commit) {
      try {
        const [row] = await database.query<{ saved: number }>(sql.commit, [
          key,
          expectedVersion,
          conversation === undefined ? null : JSON.stringify(conversation),
          at,
          turnId,
          JSON.stringify(outbound),
          JSON.stringify(due),
        ]);
        return row?.saved === 1 ? 'committed' : 'conflict';
      } catch (error) {
        if (isUniqueViolation(error)) return 'duplicate';
        throw error;
      }
    },
    async settle(_key, turnId) {
      await database.query(sql.settle, [turnId]);
    },
    async unsettled() {
      const rows = await database.query<{ key: ConversationKey }>(sql.unsettled);
      return rows.map((row) => row.key);
    },
    async countFailure(_key, turnId, at) {
      const [row] = await database.query<{ times: number }>(sql['count-failure'], [turnId, at]);
      return row?.times ?? 0;
    },
    async expire(silentSince, now) {
      await database.query(sql['expire-effects'], [silentSince]);
      await database.query(sql['expire-conversations'], [silentSince]);
      await database.query(sql['expire-turns'], [now - REMEMBER_TURNS]);
      await database.query(sql['expire-failures'], [now - REMEMBER_TURNS]);
    },
  };
}
