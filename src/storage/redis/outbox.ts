import type { ConversationKey, Outbound } from '../../message.ts';
import type { Outbox, Waiting } from '../../runner/index.ts';
import { type Connection, keyOf, sharedKey } from './connection.ts';

/** A message as it is kept: what was committed, and how its delivery went so far. */
type Kept = { message: Outbound; attempts?: number; notBefore?: number };

/** Conversations that have messages waiting. It may name one too many, never one too few. */
function waitingKey(channel: string): string {
  return sharedKey(`waiting:${channel}`);
}

export async function noteWaiting(redis: Connection, key: ConversationKey): Promise<void> {
  await redis.sadd(waitingKey(key.slice(0, key.indexOf(':'))), key);
}

export function redisOutbox(redis: Connection): Outbox {
  async function waiting(key: ConversationKey): Promise<Waiting[]> {
    const [ids, messages] = await Promise.all([
      redis.lrange(keyOf(key, 'outbox'), 0, -1),
      redis.hgetall(keyOf(key, 'messages')),
    ]);
    return ids.flatMap((id) => {
      const kept = messages[id];
      if (kept === undefined) return [];
      const { message, attempts = 0, notBefore = 0 } = JSON.parse(kept) as Kept;
      return [{ id, key, message, attempts, notBefore }];
    });
  }

  async function remove(key: ConversationKey, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const step = redis.multi().hdel(keyOf(key, 'messages'), ...ids);
    for (const id of ids) step.lrem(keyOf(key, 'outbox'), 1, id);
    await step.exec();
  }

  return {
    waiting,
    async conversations(channels) {
      const named = await Promise.all(channels.map((channel) => redis.smembers(waitingKey(channel))));
      const keys = named.flat() as ConversationKey[];
      const lengths = await Promise.all(keys.map((key) => redis.llen(keyOf(key, 'outbox'))));
      return keys.filter((_, index) => lengths[index] !== 0);
    },
    delivered: (key, id) => remove(key, [id]),
    async postpone(key, id, notBefore, reason) {
      const entry = (await waiting(key)).find((one) => one.id === id);
      if (!entry) return;
      const kept = { message: entry.message, attempts: entry.attempts + 1, notBefore, reason };
      await redis.hset(keyOf(key, 'messages'), id, JSON.stringify(kept));
    },
    giveUp: (key, ids) => remove(key, ids),
    async erase(key) {
      await redis.del(keyOf(key, 'outbox'), keyOf(key, 'messages'));
    },
  };
}
