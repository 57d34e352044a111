/** A clock that stands still until it is told to go on. */
export type ManualClock = {
  now(): number;
  after(milliseconds: number, work: () => void): () => void;
  /** Moves the time and runs what has become due, in order. */
  advance(milliseconds: number): void;
};

export function manualClock(start = Date.parse('2026-11-24T09:00:00+01:00')): ManualClock {
  let now = start;
  const waiting = new Set<{ at: number; work: () => void }>();
  return {
    now: () => now,
    after(milliseconds, work) {
      const timer = { at: now + milliseconds, work };
      waiting.add(timer);
      return () => waiting.delete(timer);
    },
    advance(milliseconds) {
      now += milliseconds;
      const due = [...waiting].filter((timer) => timer.at <= now).sort((one, other) => one.at - other.at);
      for (const timer of due) {
        waiting.delete(timer);
        timer.work();
      }
    },
  };
}
