/** A clock that stands still until it is told to go on. */
export type ManualClock = {
  now(): number;
  after(milliseconds: number, work: () => void): () => void;
  /** Moves the time and runs what has become due, in order. */
  advance(milliseconds: number): void;
  /** Sets what the clock shows off by so much. What was asked for after a while comes after that while, as timers do. */
  set(off: number): void;
};

export function manualClock(start = Date.parse('2026-11-24T09:00:00+01:00')): ManualClock {
  let now = start;
  let off = 0;
  const waiting = new Set<{ at: number; work: () => void }>();
  return {
    now: () => now + off,
    after(milliseconds, work) {
      const timer = { at: now + milliseconds, work };
      waiting.add(timer);
      return () => waiting.delete(timer);
    },
    set(by) {
      off += by;
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
