import {
  asksForKept,
  asksForPin,
  type Effect,
  type Kept,
  NOTHING_KEPT,
  type TurnResult,
  turn,
} from '../conversation/index.ts';
import type { ConversationKey, Inbound, Outbound } from '../message.ts';
import { inOrder } from './in-order.ts';
import type { RunnerParts } from './parts.ts';
import type { DueEffects, Receive, Stored } from './ports.ts';
import { storable } from './storable.ts';
import { answerWithoutStorage } from './without-storage.ts';

/** Tries of one turn against others that change the same conversation. Each loses only to one that won. */
const MOST_CONFLICTS = 20;

/** An update that failed this often is set aside, so that it blocks nobody. */
const SET_ASIDE_AFTER = 3;

export type Runner = {
  /** Takes an update; its replies go to the outbox. Resolves when the turn is committed, rejects when it must come again. */
  receive: Receive;
  /** Takes an update whose replies the platform wants in its response; they are returned and not queued. */
  respond: (inbound: Inbound) => Promise<Outbound[]>;
};

/** A runner that also takes what the program itself has to say, and looks after what a crash left behind. */
export type CatchingUp = Runner & {
  /** As `receive`, for something of ours that may have been erased meanwhile: when it is not `wanted` any more, nothing happens. */
  bring: (inbound: Inbound, wanted: () => Promise<boolean>) => Promise<void>;
  /** Carries out what committed turns left to be done, in all conversations. */
  catchUp: () => Promise<void>;
};

/** Whether replies go to the outbox, and whether the update is still wanted, when that may change. */
type How = { queue: boolean; wanted?: () => Promise<boolean> };

/** The shell around the pure turn: load, turn, commit, effects. The caller acknowledges when it resolves. */
export function createRunner(parts: RunnerParts): CatchingUp {
  const oneAtATime = inOrder<ConversationKey>();
  function inTurn(sent: Inbound, how: How): Promise<Outbound[]> {
    const inbound = storable(sent);
    return oneAtATime(inbound.conversation, () => takeOrSetAside(parts, inbound, how));
  }
  return {
    async receive(inbound) {
      await inTurn(inbound, { queue: true });
    },
    async bring(inbound, wanted) {
      await inTurn(inbound, { queue: true, wanted });
    },
    respond: (inbound) => inTurn(inbound, { queue: false }),
    async catchUp() {
      for (const key of await parts.conversations.unsettled()) {
        await oneAtATime(key, async () => {
          const { due } = await parts.conversations.load(key, '');
          await carryOut(parts, key, due);
        }).catch((error) => parts.log.error({ err: error }, 'what a turn left to be done still fails'));
      }
    },
  };
}

async function takeOrSetAside(parts: RunnerParts, inbound: Inbound, how: How): Promise<Outbound[]> {
  try {
    return await take(parts, inbound, how);
  } catch (error) {
    const failures = await countFailure(parts, inbound);
    if (failures === undefined) await answerWithoutStorage(parts, inbound);
    parts.log.error({ err: error, turn: inbound.turnId, failures }, 'a turn failed');
    if (failures === undefined || failures < SET_ASIDE_AFTER) throw error;
    try {
      return await setAside(parts, inbound, how.queue);
    } catch (notEven) {
      // A full disk lets some writes through, and others not.
      await answerWithoutStorage(parts, inbound);
      throw notEven;
    }
  }
}

/** How often this turn has failed; undefined when the storage does not answer. */
async function countFailure(
  { conversations, log }: RunnerParts,
  inbound: Inbound,
): Promise<number | undefined> {
  try {
    return await conversations.countFailure(inbound.conversation, inbound.turnId, inbound.at);
  } catch (error) {
    log.error({ err: error }, 'the storage does not answer');
    return undefined;
  }
}

async function take(parts: RunnerParts, inbound: Inbound, { queue, wanted }: How): Promise<Outbound[]> {
  const { conversation: key, turnId, at } = inbound;
  for (let attempt = 0; attempt < MOST_CONFLICTS; attempt += 1) {
    const stored = await parts.conversations.load(key, turnId);
    if (stored.done) {
      await carryOut(parts, key, stored.due);
      return [];
    }
    if (wanted) {
      // Somebody who wanted to be forgotten may still have to be.
      await carryOut(parts, key, stored.due);
      if (!(await wanted())) return [];
    }
    const blockedUntil = parts.blockedUntil(key, at);
    const kept = {
      ...(await keptFor(parts, inbound, stored)),
      ...(blockedUntil !== undefined && { blockedUntil }),
    };
    const result = turn(parts.world(), stored.conversation, inbound, kept);
    const outcome = await commit(parts, inbound, stored.version, result, queue);
    if (outcome !== 'committed') continue;
    try {
      // Whoever wants to be forgotten leaves nothing behind that would still have to be done.
      const earlier = result.conversation === undefined ? [] : stored.due;
      await carryOut(parts, key, [...earlier, { turnId, at, effects: result.effects }]);
    } finally {
      if (queue && result.replies.length > 0) parts.wakeOutbox(key);
    }
    return result.replies;
  }
  throw new Error('the conversation changed under this turn again and again');
}

/** Carries out what committed turns have to do, in order. What fails stays due. */
async function carryOut(parts: RunnerParts, key: ConversationKey, due: readonly DueEffects[]): Promise<void> {
  for (const one of due) {
    if (one.effects.length === 0) continue;
    if (one.effects.some((effect) => LASTING.has(effect.do))) await carryOutAlone(parts, key, one);
    else await parts.effects.carryOut(key, one);
    await parts.conversations.settle(key, one.turnId);
  }
}

/** Effects that keep something of a person outside their conversation, or erase it. */
const LASTING = new Set<Effect['do']>(['open-ticket', 'move-ticket', 'set-reminder', 'tick', 'erase-person']);

/** So that a slow process brings nothing back that another has erased meanwhile, it looks again whether it is still to be done. */
function carryOutAlone(
  { conversations, effects, alone }: RunnerParts,
  key: ConversationKey,
  one: DueEffects,
): Promise<void> {
  return alone(`kept:${key}`, async () => {
    const { due, done } = await conversations.load(key, one.turnId);
    if (due.some(({ turnId }) => turnId === one.turnId)) return effects.carryOut(key, one);
    if (!done) throw new Error('the storage has lost a turn that was committed');
  });
}

async function keptFor(parts: RunnerParts, { conversation, event }: Inbound, stored: Stored): Promise<Kept> {
  const tried = asksForPin(event, stored.conversation);
  if (tried) return { ...NOTHING_KEPT, pin: await parts.tryPin(tried.reference, tried.pin) };
  if (!asksForKept(parts.world().content, event, stored.conversation)) return NOTHING_KEPT;
  await carryOut(parts, conversation, stored.due);
  return parts.kept(conversation);
}

async function commit(
  { conversations }: RunnerParts,
  { conversation: key, turnId, at }: Inbound,
  expectedVersion: number,
  { conversation, replies, effects }: TurnResult,
  queue: boolean,
): Promise<'committed' | 'conflict' | 'duplicate'> {
  const outbound = queue
    ? replies.map((message, number) => ({ id: `${turnId}#${number}`, key, message }))
    : [];
  const due = effects.length > 0 ? [{ turnId, at, effects }] : [];
  return conversations.commit({ key, turnId, at, expectedVersion, conversation, outbound, due });
}

/** The conversation stays as it was; the person gets a sorry and the offer of a person. */
async function setAside(parts: RunnerParts, inbound: Inbound, queue: boolean): Promise<Outbound[]> {
  const { conversation: key, turnId } = inbound;
  const { conversation, version, done } = await parts.conversations.load(key, turnId);
  // It was committed, and only its effects fail: they stay due, and are tried again by themselves.
  if (done) return [];
  parts.log.error({ turn: turnId }, 'a turn was set aside after failing again and again');
  const locale = conversation?.locale ?? 'sq';
  const { wording } = parts.world().content;
  const sorry: Outbound = {
    says: ['sorry'],
    text: wording.say(locale, 'bot:sorry'),
    locale,
    choices: [[{ id: 'go:person', label: wording.label(locale, 'bot:go.person') }]],
  };
  await commit(parts, inbound, version, { conversation, replies: [sorry], effects: [] }, queue);
  if (queue) parts.wakeOutbox(key);
  return [sorry];
}
