import type { Mailbox } from '../channels/web/index.ts';
import type { ConversationStore, Leases, Live, Outbox, Tally, Traces } from '../runner/index.ts';
import { localLeases } from './local-leases.ts';
import { localLive } from './local-live.ts';
import { localTally } from './local-tally.ts';
import {
  type Connection,
  connectRedis,
  redisConversations,
  redisLeases,
  redisLive,
  redisMailbox,
  redisOutbox,
  redisTally,
  redisTraces,
} from './redis/index.ts';
import { sqlConversations } from './sql/conversations.ts';
import type { Database } from './sql/database.ts';
import { sqlMailbox } from './sql/mailbox.ts';
import { sqlOutbox } from './sql/outbox.ts';
import { sqlTraces } from './sql/traces.ts';

/** What is hot and short-lived: it lies together, so that a turn is committed in one step. */
export type Stores = {
  conversations: ConversationStore;
  outbox: Outbox;
  traces: Traces;
  mailbox: Mailbox;
  live: Live;
  leases: Leases;
  tally: Tally;
  close(): Promise<void>;
};

/** In the same database as everything else, for one process. */
export function sqlStores(database: Database): Stores {
  return {
    conversations: sqlConversations(database),
    outbox: sqlOutbox(database),
    traces: sqlTraces(database),
    mailbox: sqlMailbox(database),
    live: localLive(),
    leases: localLeases(),
    tally: localTally(),
    close: async () => {},
  };
}

/** On Redis, for any number of processes. */
export async function redisStores(
  address: string,
  log: { error(details: object, message: string): void },
): Promise<Stores> {
  const redis = connectRedis(address, log);
  const subscriber = connectRedis(address, log);
  const closeAll = () => [redis, subscriber].map((connection: Connection) => connection.disconnect());
  try {
    return {
      conversations: redisConversations(redis),
      outbox: redisOutbox(redis),
      traces: redisTraces(redis),
      mailbox: redisMailbox(redis),
      live: await redisLive(redis, subscriber),
      leases: redisLeases(redis),
      tally: redisTally(redis),
      close: async () => void closeAll(),
    };
  } catch (error) {
    closeAll();
    throw error;
  }
}
