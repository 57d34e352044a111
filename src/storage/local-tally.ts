import type { Tally } from '../runner/index.ts';

/** Counts within one process. What is over is dropped as a whole, so that it never grows beyond one stretch of time. */
export function localTally(): Tally {
  const stretches = new Map<number, { number: number; counts: Map<string, number> }>();
  return {
    async count(who, at, milliseconds) {
      const number = Math.floor(at / milliseconds);
      let stretch = stretches.get(milliseconds);
      if (stretch?.number !== number) {
        stretch = { number, counts: new Map() };
        stretches.set(milliseconds, stretch);
      }
      const times = (stretch.counts.get(who) ?? 0) + 1;
      stretch.counts.set(who, times);
      return times;
    },
  };
}
