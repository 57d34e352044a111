import type { Entry, Mailbox } from '../../channels/web/index.ts';
import { type Connection, keyOf } from './connection.ts';
import keepText from './keep.lua';
import { script } from './script.ts';

const keepScript = script(keepText);

/** Milliseconds after which the messages of a silent web chat are forgotten. */
const FORGET_AFTER = 7 * 24 * 60 * 60 * 1000;

export function redisMailbox(redis: Connection): Mailbox {
  return {
    async keep({ id, key, entry }) {
      const keys = [keyOf(key, 'web-places'), keyOf(key, 'web-entries')];
      const [seq, kept] = (await keepScript(redis, keys, [id, JSON.stringify(entry), FORGET_AFTER])) as [
        number,
        string,
      ];
      return { seq, entry: JSON.parse(kept) as Entry };
    },
    async after(key, seq) {
      const entries = await redis.lrange(keyOf(key, 'web-entries'), seq, -1);
      return entries.map((entry, index) => ({ seq: seq + index + 1, entry: JSON.parse(entry) as Entry }));
    },
    async erase(key) {
      await redis.del(keyOf(key, 'web-places'), keyOf(key, 'web-entries'));
    },
    async expire() {
      // Redis forgets by itself: each chat has its time from its last message on.
    },
  };
}
