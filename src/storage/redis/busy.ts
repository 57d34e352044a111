import type { ConversationKey } from '../../message.ts';
import { type Connection, keyOf, sharedKey } from './connection.ts';

/** Conversations by the time when something was last put on its way in them. It may name some too many, never one too few. */
const BUSY = sharedKey('busy');

/** Milliseconds after which nothing that was announced can still be about to come. */
const ANNOUNCED_FOR = 3_600_000;

/** To be called before something is put on its way, so that a crash right after leaves nothing that nobody knows of. */
export async function announce(redis: Connection, key: ConversationKey): Promise<void> {
  await redis.zadd(BUSY, Date.now(), key);
}

/** The conversations that have messages on their way, or effects that are due, those first that wait longest. */
export async function busyWith(redis: Connection, what: 'messages' | 'effects'): Promise<ConversationKey[]> {
  const before = Date.now() - ANNOUNCED_FOR;
  const keys = (await redis.zrange(BUSY, '0', '-1')) as ConversationKey[];
  const counts = await Promise.all(
    keys.map((key) =>
      Promise.all([
        redis.hlen(keyOf(key, 'messages')),
        redis.hlen(keyOf(key, 'effects')),
        redis.zscore(BUSY, key),
      ]),
    ),
  );
  const idle = keys.filter((_, index) => {
    const [messages, effects, announced] = counts[index] ?? [];
    return messages === 0 && effects === 0 && Number(announced) < before;
  });
  if (idle.length > 0) await redis.zrem(BUSY, ...idle);
  return keys.filter((_, index) => counts[index]?.[what === 'messages' ? 0 : 1] !== 0);
}
