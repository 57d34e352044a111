import { createHash } from 'node:crypto';
import type { Connection } from './connection.ts';

/** A Lua script: it runs as one atomic step on the node that has its keys. */
export type Script = (
  connection: Connection,
  keys: readonly string[],
  values: ReadonlyArray<string | number>,
) => Promise<unknown>;

/** What a script answers as one list, two by two. */
export function pairsOf(list: readonly string[]): Array<[string, string]> {
  return Array.from({ length: list.length / 2 }, (_, index) => [
    list[2 * index] ?? '',
    list[2 * index + 1] ?? '',
  ]);
}

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
