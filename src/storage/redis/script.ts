import { createHash } from 'node:crypto';
import type { Connection } from './connection.ts';

/** A Lua script: it runs as one atomic step on the node that has its keys. */
export type Script = (
  connection: Connection,
  keys: readonly string[],
  values: ReadonlyArray<string | number>,
) => Promise<unknown>;

/** Runs a script by its hash; a node that does not know it yet is told it once. */
export function script(text: string): Script {
  const hash = createHash('sha1').update(text).digest('hex');
  return async (connection, keys, values) => {
    try {
      return await connection.evalsha(hash, keys.length, ...keys, ...values);
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
      return connection.eval(text, keys.length, ...keys, ...values);
    }
  };
}
