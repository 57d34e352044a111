import type { FastifyBaseLogger } from 'fastify';
import { createRounds, type Rounds } from '../tickets/index.ts';
import type { Clock } from './ports.ts';

/** Does what is due at a moment: as a rule, forgets the part of what is kept that is too old. */
export type Due = (now: number) => Promise<void>;

/**
 * Does what the clock alone decides, one thing after the other, when it is woken and then `every` so many milliseconds. What
 * fails is logged and comes round again.
 */
export function createRegular(parts: {
  clock: Clock;
  log: FastifyBaseLogger;
  every: number;
  due: readonly Due[];
}): Pick<Rounds, 'wake' | 'stop'> {
  const { clock, log, every, due } = parts;
  async function round(): Promise<'done'> {
    for (const work of due) {
      try {
        await work(clock.now());
      } catch (error) {
        log.error({ err: error }, 'something that was due was not done');
      }
    }
    return 'done';
  }
  return createRounds({ clock, round, every });
}
