import type { Inbound } from '../message.ts';
import type { Clock, Outgoing, TicketRepository } from './ports.ts';

/** Milliseconds until a message that could not be handed over is tried again. */
const RETRY_AFTER = 5_000;

export interface Relay {
  /** Hands over everything that waits. Call it at the start and whenever something was written. */
  wake(): void;
  /** Stops trying; resolves when nothing is under way. */
  stop(): Promise<void>;
}

/**
 * Hands what counsellors write to the person's conversation, as one more thing that came in there. A message is a row of the
 * thread first and is marked only after `deliver` has resolved, so a crash repeats the hand-over under the same turn id, which
 * changes nothing. One message is under way at a time; while one of a ticket fails, those behind it wait.
 */
export function createRelay(parts: {
  repository: TicketRepository;
  deliver: (inbound: Inbound) => Promise<void>;
  clock: Clock;
  log: { warn(details: object, message: string): void };
}): Relay {
  const { repository, deliver, clock, log } = parts;
  let running: Promise<void> | undefined;
  let askedAgain = false;
  let stopped = false;
  let cancelRetry = () => {};

  function wake(): void {
    askedAgain = true;
    if (running || stopped) return;
    running = run().finally(() => {
      running = undefined;
      if (askedAgain) wake();
    });
  }

  async function run(): Promise<void> {
    askedAgain = false;
    try {
      if (!(await handOverAll())) retryLater();
    } catch (error) {
      log.warn({ err: error }, 'the messages of the desk could not be read; trying again');
      retryLater();
    }
  }

  function retryLater(): void {
    cancelRetry();
    cancelRetry = clock.after(RETRY_AFTER, wake);
  }

  async function handOverAll(): Promise<boolean> {
    const held = new Set<string>();
    for (const outgoing of await repository.unrelayed()) {
      if (held.has(outgoing.ticket) || stopped) continue;
      try {
        await deliver(inboundOf(outgoing));
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

  return {
    wake,
    async stop() {
      stopped = true;
      await running;
      cancelRetry();
    },
  };
}

function inboundOf({ ticket, says, ...inbound }: Outgoing): Inbound {
  const event =
    'notice' in says
      ? { ...says.notice, ticket }
      : ({ type: 'counsellor-message', ticket, text: says.text } as const);
  return { ...inbound, event };
}
