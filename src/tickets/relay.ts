import type { Inbound } from '../message.ts';
import type { Clock, Outgoing, TicketRepository } from './ports.ts';
import { createRounds, type Rounds } from './rounds.ts';

/** Milliseconds until a message that could not be handed over is tried again. */
const RETRY_AFTER = 5_000;

/** Hands over everything that waits. Wake it at the start and whenever something was written. */
export type Relay = Pick<Rounds, 'wake' | 'stop'>;

/**
 * Hands what counsellors write to the person's conversation, as one more thing that came in there. A message is a row of the
 * thread first and is marked only after `deliver` has resolved, so a crash repeats the hand-over under the same turn id, which
 * changes nothing. One message is under way at a time; while one of a ticket fails, those behind it wait.
 */
export function createRelay(parts: {
  repository: TicketRepository;
  deliver: (inbound: Inbound, wanted: () => Promise<boolean>) => Promise<void>;
  clock: Clock;
  log: { warn(details: object, message: string): void };
}): Relay {
  const { repository, deliver, clock, log } = parts;
  const rounds = createRounds({ clock, round: handOver, retry: RETRY_AFTER });

  async function handOver(): Promise<'done' | 'left'> {
    try {
      return (await handOverAll()) ? 'done' : 'left';
    } catch (error) {
      log.warn({ err: error }, 'the messages of the desk could not be read; trying again');
      return 'left';
    }
  }

  async function handOverAll(): Promise<boolean> {
    const held = new Set<string>();
    for (const outgoing of await repository.unrelayed()) {
      if (held.has(outgoing.ticket) || rounds.isStopped()) continue;
      try {
        await deliver(inboundOf(outgoing), () => repository.isUnrelayed(outgoing.turnId));
        await repository.markRelayed(outgoing.turnId);
      } catch (error) {
        held.add(outgoing.ticket);
        log.warn(
          { err: error, ticket: outgoing.ticket },
          'a message of the desk was not handed over; trying again',
        );
      }
    }
    return held.size === 0;
  }

  return rounds;
}

function inboundOf({ ticket, says, ...inbound }: Outgoing): Inbound {
  const event =
    'notice' in says
      ? { ...says.notice, ticket }
      : ({ type: 'counsellor-message', ticket, text: says.text } as const);
  return { ...inbound, event };
}
