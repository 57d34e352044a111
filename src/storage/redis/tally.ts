import type { Tally } from '../../runner/index.ts';
import { type Connection, sharedKey } from './connection.ts';
import { script } from './script.ts';
import tallyText from './tally.lua';

const tallyScript = script(tallyText);

/** Counts among all processes. */
export function redisTally(redis: Connection): Tally {
  return {
    async count(who, at, milliseconds) {
      const stretch = Math.floor(at / milliseconds);
      const key = sharedKey(`tally:${milliseconds}:${stretch}:${who}`);
      return Number(await tallyScript(redis, [key], [milliseconds]));
    },
  };
}
