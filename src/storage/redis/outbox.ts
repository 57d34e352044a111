import { type ConversationKey, channelOf, type Outbound } from '../../message.ts';
import type { Outbox, Waiting } from '../../runner/index.ts';
import { busyWith } from './busy.ts';
import { type Connection, keyOf } from './connection.ts';

/** A message as it is kept: what was committed, and how its delivery went so far. */
type Kept = { message: Outbound; attempts?: number; notBefore?: number };

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
      const keys = await busyWith(redis, 'messages');
      return keys.filter((key) => channels.includes(channelOf(key)));
    },
    delivered: (key, id) => remove(key, [id]),
    async postpone(key, id, notBefore, reason) {
      const entry = (await waiting(key)).find((one) => one.id === id);
      if (!entry) return;
      const kept = { message: entry.message, attempts: entry.attempts + 1, notBefore, reason };
      await redis.hset(keyOf(key, 'messages'), id, JSON.stringify(kept));
    },
    giveUp: (key, ids) => remove(key, ids),
  };
}
