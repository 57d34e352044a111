import { REMOVABLE_FOR, type Traces } from '../../runner/index.ts';
import { type Connection, keyOf } from './connection.ts';
import noteText from './note.lua';
import { script } from './script.ts';

const noteScript = script(noteText);

export function redisTraces(redis: Connection): Traces {
  return {
    async note(key, references, at) {
      const values = [at, at - REMOVABLE_FOR, REMOVABLE_FOR, ...references];
      await noteScript(redis, [keyOf(key, 'traces')], values);
    },
    list: (key, since) => redis.zrangebyscore(keyOf(key, 'traces'), since, '+inf'),
    async erase(key) {
      await redis.del(keyOf(key, 'traces'));
    },
    async expire() {
      // Redis forgets by itself: each chat has its time from its last message on.
    },
  };
}
