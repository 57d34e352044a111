import type { Conversation } from '../../conversation/index.ts';
import type { ConversationKey } from '../../message.ts';
import type { Commit, ConversationStore, DueEffects } from '../../runner/index.ts';
import { announce, busyWith } from './busy.ts';
import commitText from './commit.lua';
import { type Connection, keyOf, sharedKey } from './connection.ts';
import expireText from './expire.lua';
import loadText from './load.lua';
import { pairsOf, script } from './script.ts';

const commitScript = script(commitText);
const expireScript = script(expireText);
const loadScript = script(loadText);

/** Milliseconds for which a committed turn is remembered. */
const REMEMBER_TURNS = 48 * 60 * 60 * 1000;

/** Conversations by the time of their last turn; it lies on a node of its own and may name one that is gone. */
const LAST_TURNS = sharedKey('last-turns');

/** Conversations looked at in one round of forgetting. */
const ROUND = 1000;

export function redisConversations(redis: Connection): ConversationStore {
  return {
    async load(key, turnId) {
      const keys = ['state', 'turns', 'effects'].map((part) => keyOf(key, part));
      const found = (await loadScript(redis, keys, [turnId])) as [string, string, 0 | 1, string[]];
      const [version, state, done, effects] = found;
      return {
        conversation: state === '' ? undefined : (JSON.parse(state) as Conversation),
        version: Number(version),
        done: done === 1,
        due: dueOf(effects),
      };
    },

    async commit(commit) {
      const { key, at } = commit;
      await Promise.all([announce(redis, key), redis.zadd(LAST_TURNS, at, key)]);
      const outcome = await commitScript(redis, keysOf(key), valuesOf(commit));
      return outcome as 'committed' | 'conflict' | 'duplicate';
    },

    async settle(key, turnId) {
      await redis.hdel(keyOf(key, 'effects'), turnId);
    },

    unsettled: () => busyWith(redis, 'effects'),

    async countFailure(key, turnId) {
      const failures = keyOf(key, 'failures');
      const times = await redis.hincrby(failures, turnId, 1);
      await redis.pexpire(failures, REMEMBER_TURNS);
      return times;
    },

    async expire(silentSince, now) {
      const turnsBefore = now - REMEMBER_TURNS;
      const until = Math.max(silentSince, turnsBefore);
      for (let seen = 0; ; ) {
        const keys = await redis.zrangebyscore(LAST_TURNS, '-inf', `(${until}`, 'LIMIT', seen, ROUND);
        const gone = await Promise.all(
          keys.map((key) =>
            expireScript(
              redis,
              ['state', 'turns', 'effects'].map((part) => keyOf(key, part)),
              [silentSince, turnsBefore],
            ),
          ),
        );
        const forgotten = keys.filter((_, index) => gone[index] === 1);
        if (forgotten.length > 0) await redis.zrem(LAST_TURNS, ...forgotten);
        if (keys.length < ROUND) return;
        seen += keys.length - forgotten.length;
      }
    },
  };
}

function keysOf(key: ConversationKey): string[] {
  return ['state', 'turns', 'outbox', 'messages', 'failures', 'effects'].map((part) => keyOf(key, part));
}

/** Effects as they are kept under their turn; the place tells their order. */
type Kept = { place: number; at: number; effects: DueEffects['effects'] };

function dueOf(effects: readonly string[]): DueEffects[] {
  return pairsOf(effects)
    .map(([turnId, kept]) => ({ turnId, ...(JSON.parse(kept) as Kept) }))
    .sort((one, other) => one.place - other.place)
    .map(({ turnId, at, effects }) => ({ turnId, at, effects }));
}

function valuesOf(commit: Commit): Array<string | number> {
  const { expectedVersion, conversation, at, turnId, outbound, due } = commit;
  const state = conversation === undefined ? '' : JSON.stringify(conversation);
  const held = conversation?.ticket === undefined ? 0 : 1;
  const messages = outbound.flatMap(({ id, message }) => [id, JSON.stringify({ message })]);
  const effects = due.flatMap((one, index) => {
    const kept: Kept = { place: expectedVersion + index / due.length, at: one.at, effects: one.effects };
    return [one.turnId, JSON.stringify(kept)];
  });
  return [expectedVersion, state, held, at, turnId, at - REMEMBER_TURNS, due.length, ...effects, ...messages];
}
