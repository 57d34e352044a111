import type { Clock } from '../runner/index.ts';

/** Milliseconds. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

export type RetryOptions = {
  clock: Clock;
  signal: AbortSignal;
  /** Learns what was thrown; may name the seconds that the other side asked us to wait. */
  onFailure: (error: unknown) => number | undefined;
};

/** Does the work again and again, with growing pauses, until it answers true or the signal says stop. Never rejects. */
export async function retry(work: () => Promise<boolean>, options: RetryOptions): Promise<void> {
  const { signal, onFailure } = options;
  for (let pause = FIRST_PAUSE; !signal.aborted; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    let askedFor: number | undefined;
    try {
      if (await work()) return;
    } catch (error) {
      // Stopping makes calls fail, which is nobody's fault.
      if (!signal.aborted) askedFor = onFailure(error);
    }
    if (!signal.aborted) await rest(Math.max(pause, (askedFor ?? 0) * 1_000), options);
  }
}

function rest(milliseconds: number, { clock, signal }: RetryOptions): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(milliseconds, done);
    function done() {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
  });
}
