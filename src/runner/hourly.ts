import type { FastifyBaseLogger } from 'fastify';
import { createRounds, type Rounds } from '../tickets/index.ts';
import type { Clock } from './ports.ts';

/** Milliseconds. */
const HOUR = 60 * 60 * 1000;

/** Does what is due at a moment: as a rule, forgets the part of what is kept that is too old. */
export type Due = (now: number) => Promise<void>;

/** Does what the clock alone decides, one thing after the other, when it is woken and then every hour. What fails is logged and comes round again. */
export function createHourly(parts: {
  clock: Clock;
  log: FastifyBaseLogger;
  due: readonly Due[];
}): Pick<Rounds, 'wake' | 'stop'> {
  const { clock, log, due } = parts;
  async function round(): Promise<'done'> {
    for (const work of due) {
      try {
        await work(clock.now());
      } catch (error) {
        log.error({ err: error }, 'something that was due this hour was not done');
      }
    }
    return 'done';
  }
  return createRounds({ clock, round, every: HOUR });
}
