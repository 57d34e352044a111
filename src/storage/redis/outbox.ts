import { type ConversationKey, channelOf, type Outbound } from '../../message.ts';
import type { Outbox, Waiting } from '../../runner/index.ts';
import { busyWith } from './busy.ts';
import { type Connection, keyOf } from './connection.ts';
import removeText from './remove.lua';
import { pairsOf, script } from './script.ts';
import waitingText from './waiting.lua';

const removeScript = script(removeText);
const waitingScript = script(waitingText);

/** A message as it is kept: what was committed, and how its delivery went so far. */
type Kept = { message: Outbound; attempts?: number; notBefore?: number };

export function redisOutbox(redis: Connection): Outbox {
  async function waiting(key: ConversationKey): Promise<Waiting[]> {
    const found = (await waitingScript(redis, keysOf(key), [])) as string[];
    return pairsOf(found).map(([id, kept]) => {
      const { message, attempts = 0, notBefore = 0 } = JSON.parse(kept) as Kept;
      return { id, key, message, attempts, notBefore };
    });
  }

  async function remove(key: ConversationKey, ids: readonly string[]): Promise<void> {
    await removeScript(redis, keysOf(key), ids);
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

function keysOf(key: ConversationKey): [order: string, messages: string] {
  return [keyOf(key, 'outbox'), keyOf(key, 'messages')];
}
