import { randomUUID } from 'node:crypto';
import type { Leases } from '../../runner/index.ts';
import { type Connection, sharedKey } from './connection.ts';
import leaseText from './lease.lua';
import releaseText from './release.lua';
import { script } from './script.ts';

const leaseScript = script(leaseText);
const releaseScript = script(releaseText);

/** Leases among processes, each under a name of its own. */
export function redisLeases(redis: Connection): Leases {
  const holder = randomUUID();
  const keyOf = (name: string) => [sharedKey(`lease:${name}`)];
  return {
    take: async (name, milliseconds) => (await leaseScript(redis, keyOf(name), [holder, milliseconds])) === 1,
    async release(name) {
      await releaseScript(redis, keyOf(name), [holder]);
    },
  };
}
