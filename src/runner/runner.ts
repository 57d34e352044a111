import { asksForKept, type Conversation, turn } from '../conversation/index.ts';
import type { ConversationKey, Inbound, Outbound } from '../message.ts';
import { inOrder } from './in-order.ts';
import type { RunnerParts } from './parts.ts';
import type { OutboxEntry, Receive } from './ports.ts';
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

/** The shell around the pure turn: load, turn, effects, commit. The caller acknowledges when it resolves. */
export function createRunner(parts: RunnerParts): Runner {
  const oneAtATime = inOrder<ConversationKey>();
  function inTurn(sent: Inbound, queue: boolean): Promise<Outbound[]> {
    const inbound = storable(sent);
    return oneAtATime(inbound.conversation, () => takeOrSetAside(parts, inbound, queue));
  }
  return {
    async receive(inbound) {
      await inTurn(inbound, true);
    },
    respond: (inbound) => inTurn(inbound, false),
  };
}

async function takeOrSetAside(parts: RunnerParts, inbound: Inbound, queue: boolean): Promise<Outbound[]> {
  try {
    return await take(parts, inbound, queue);
  } catch (error) {
    const failures = await countFailure(parts, inbound);
    if (failures === undefined) await answerWithoutStorage(parts, inbound);
    parts.log.error({ err: error, turn: inbound.turnId, failures }, 'a turn failed');
    if (failures === undefined || failures < SET_ASIDE_AFTER) throw error;
    return setAside(parts, inbound, queue);
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

async function take(parts: RunnerParts, inbound: Inbound, queue: boolean): Promise<Outbound[]> {
  const { conversations, effects } = parts;
  for (let attempt = 0; attempt < MOST_CONFLICTS; attempt += 1) {
    const stored = await conversations.load(inbound.conversation, inbound.turnId);
    if (stored.done) return [];
    const kept = asksForKept(inbound.event) ? await parts.kept(inbound.conversation) : undefined;
    const result = turn(parts.world(), stored.conversation, inbound, kept);
    await effects.apply(inbound, result.effects);
    const outcome = await commit(parts, inbound, stored.version, result, queue);
    if (outcome !== 'conflict') return result.replies;
  }
  throw new Error('the conversation changed under this turn again and again');
}

async function commit(
  { conversations, wakeOutbox }: RunnerParts,
  inbound: Inbound,
  expectedVersion: number,
  result: { conversation: Conversation | undefined; replies: Outbound[] },
  queue: boolean,
): Promise<'committed' | 'conflict' | 'duplicate'> {
  const outcome = await conversations.commit({
    key: inbound.conversation,
    turnId: inbound.turnId,
    at: inbound.at,
    expectedVersion,
    conversation: result.conversation,
    outbound: queue ? entriesOf(inbound, result.replies) : [],
  });
  if (queue && outcome === 'committed' && result.replies.length > 0) wakeOutbox(inbound.conversation);
  return outcome;
}

function entriesOf({ turnId, conversation }: Inbound, replies: Outbound[]): OutboxEntry[] {
  return replies.map((message, number) => ({ id: `${turnId}#${number}`, key: conversation, message }));
}

/** The conversation stays as it was; the person gets a sorry and the offer of a person. */
async function setAside(parts: RunnerParts, inbound: Inbound, queue: boolean): Promise<Outbound[]> {
  parts.log.error({ turn: inbound.turnId }, 'a turn was set aside after failing again and again');
  const { conversation, version } = await parts.conversations.load(inbound.conversation, inbound.turnId);
  const locale = conversation?.locale ?? 'sq';
  const { wording } = parts.world().content;
  const sorry: Outbound = {
    says: ['sorry'],
    text: wording.say(locale, 'bot:sorry'),
    locale,
    choices: [[{ id: 'go:person', label: wording.label(locale, 'bot:go.person') }]],
  };
  await commit(parts, inbound, version, { conversation, replies: [sorry] }, queue);
  return [sorry];
}
