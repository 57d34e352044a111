import type { Entry, Mailbox } from '../../channels/web/index.ts';
import type { ConversationKey } from '../../message.ts';
import { type Connection, keyOf } from './connection.ts';
import eraseText from './erase.lua';
import keepText from './keep.lua';
import { script } from './script.ts';

const keepScript = script(keepText);
const eraseScript = script(eraseText);

/** Milliseconds after which the messages of a silent web chat are forgotten. */
const FORGET_AFTER = 7 * 24 * 60 * 60 * 1000;

function keysOf(key: ConversationKey): [places: string, entries: string] {
  return [keyOf(key, 'web-places'), keyOf(key, 'web-entries')];
}

export function redisMailbox(redis: Connection): Mailbox {
  return {
    async keep({ id, key, entry }) {
      const [seq, kept] = (await keepScript(redis, keysOf(key), [
        id,
        JSON.stringify(entry),
        FORGET_AFTER,
      ])) as [number, string];
      return { seq, entry: JSON.parse(kept) as Entry };
    },
    async after(key, seq) {
      const [places, entries] = keysOf(key);
      const erased = Number((await redis.hget(places, '')) ?? 0);
      const from = Math.max(seq, erased);
      const found = await redis.lrange(entries, from - erased, -1);
      return found.map((entry, index) => ({ seq: from + index + 1, entry: JSON.parse(entry) as Entry }));
    },
    async erase(key) {
      await eraseScript(redis, keysOf(key), [FORGET_AFTER]);
    },
    async expire() {
      // Redis forgets by itself: each chat has its time from its last message on.
    },
  };
}
