import { REMOVABLE_FOR, type Traces } from '../../runner/index.ts';
import { type Connection, keyOf } from './connection.ts';

export function redisTraces(redis: Connection): Traces {
  return {
    async note(key, references, at) {
      const traces = keyOf(key, 'traces');
      await redis
        .multi()
        .zadd(traces, 'NX', ...references.flatMap((reference) => [at, reference]))
        .zremrangebyscore(traces, '-inf', `(${at - REMOVABLE_FOR}`)
        .pexpire(traces, REMOVABLE_FOR)
        .exec();
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
