import type { Inbound } from '../message.ts';
import { type Channel, type Records, type Runner, SendError } from '../runner/index.ts';
import type { Registry } from './registry.ts';

/** The runner, with every turn counted and timed. */
export function measureTurns(runner: Runner, registry: Registry): Runner {
  const count = registry.counter('busulla_turns_total', 'Turns by channel and outcome.');
  const time = registry.histogram('busulla_turn_seconds', 'From an update to its commit, by channel.');

  async function measured<T>(inbound: Inbound, take: () => Promise<T>): Promise<T> {
    const { channel } = inbound;
    const begin = performance.now();
    try {
      const result = await take();
      count({ channel, outcome: 'taken' });
      return result;
    } catch (error) {
      count({ channel, outcome: 'failed' });
      throw error;
    } finally {
      time((performance.now() - begin) / 1000, { channel });
    }
  }
  return {
    receive: (inbound) => measured(inbound, () => runner.receive(inbound)),
    respond: (inbound) => measured(inbound, () => runner.respond(inbound)),
  };
}

/** A channel, with every message that it sends counted. */
export function measureSending(registry: Registry): (channel: Channel) => Channel {
  const count = registry.counter('busulla_messages_total', 'Messages to people by channel and outcome.');
  return (channel) => ({
    ...channel,
    async send(entry, shown) {
      try {
        await channel.send(entry, shown);
        count({ channel: channel.name, outcome: 'sent' });
      } catch (error) {
        count({ channel: channel.name, outcome: outcomeOf(error) });
        throw error;
      }
    },
  });
}

function outcomeOf(error: unknown): 'left' | 'refused' | 'later' {
  if (!(error instanceof SendError)) return 'later';
  if (error.personHasLeft) return 'left';
  return error.permanent ? 'refused' : 'later';
}

/** The records, with dangers, hand-overs and what never arrives also shown at once. */
export function measureRecords<R extends Records>(records: R, registry: Registry): R {
  const countUrgent = registry.counter('busulla_urgent_total', 'Dangers that were recognised, by kind.');
  const countEvent = registry.counter('busulla_events_total', 'What happened in conversations, by event.');
  const countLost = registry.counter(
    'busulla_undeliverable_total',
    'Messages that never arrive, by channel.',
  );
  return {
    ...records,
    async count(events) {
      await records.count(events);
      for (const { what } of events) {
        countEvent({ event: what.event });
        if (what.event === 'urgent') countUrgent({ kind: what.kind });
      }
    },
    async noteUndeliverable(ids, channel, at, reason) {
      await records.noteUndeliverable(ids, channel, at, reason);
      for (const _ of ids) countLost({ channel });
    },
  };
}

/** What the state of the program is looked up in. */
export type State = {
  /** Rejects when the storage does not answer. */
  storage: () => Promise<unknown>;
  waitingConversations: () => Promise<number>;
  longestWaitSeconds: () => number;
  tickets: () => Promise<{ all: number; unassigned: number; urgent: number }>;
};

/** Measures that are looked up when somebody asks. */
export function measureState(state: State, registry: Registry): void {
  registry.gauge('busulla_storage_up', 'Whether the storage answers.', async () => [
    { labels: {}, value: await isUp(state.storage) },
  ]);
  registry.gauge('busulla_outbox_conversations', 'Conversations with messages that wait.', async () => [
    { labels: {}, value: await state.waitingConversations() },
  ]);
  registry.gauge('busulla_outbox_longest_wait_seconds', 'The longest wait, in this process.', async () => [
    { labels: {}, value: state.longestWaitSeconds() },
  ]);
  registry.gauge('busulla_tickets', 'Cases that are not closed.', async () => {
    const { all, unassigned, urgent } = await state.tickets();
    return Object.entries({ all, unassigned, urgent }).map(([which, value]) => ({
      labels: { which },
      value,
    }));
  });
  registry.gauge('process_resident_memory_bytes', 'Memory of the process.', async () => [
    { labels: {}, value: process.memoryUsage.rss() },
  ]);
}

async function isUp(storage: () => Promise<unknown>): Promise<0 | 1> {
  try {
    await storage();
    return 1;
  } catch {
    return 0;
  }
}
