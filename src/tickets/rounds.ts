import type { Clock } from './ports.ts';

export interface Rounds {
  /** Goes round at once; when a round is under way, once more after it. */
  wake(): void;
  /** Goes round no more; resolves when nothing is under way. */
  stop(): Promise<void>;
  isStopped(): boolean;
}

/**
 * Goes round whenever it is woken, one round at a time, and `every` so many milliseconds by itself where that is set. `round`
 * says whether all is done; where something was left it goes round again after `retry` milliseconds. It does not reject.
 */
export function createRounds(parts: {
  clock: Clock;
  round: () => Promise<'done' | 'left'>;
  every?: number;
  retry?: number;
}): Rounds {
  const { clock, round, every, retry } = parts;
  let running: Promise<void> | undefined;
  let askedAgain = false;
  let stopped = false;
  let cancel = () => {};

  function wake(): void {
    askedAgain = true;
    if (running || stopped) return;
    running = goRound().finally(() => {
      running = undefined;
      if (askedAgain) wake();
    });
  }

  async function goRound(): Promise<void> {
    askedAgain = false;
    if (every !== undefined) wakeAfter(every);
    if ((await round()) === 'left' && retry !== undefined) wakeAfter(retry);
  }

  function wakeAfter(milliseconds: number): void {
    cancel();
    if (!stopped) cancel = clock.after(milliseconds, wake);
  }

  return {
    wake,
    async stop() {
      stopped = true;
      cancel();
      await running;
    },
    isStopped: () => stopped,
  };
}
