/**
 * Writes what comes while something is being written in one step, when it is done; each caller learns when theirs is written.
 * What cannot be written together is tried alone, so that nobody suffers for others.
 */
export function together<T>(
  write: (items: readonly T[]) => Promise<void>,
): (items: readonly T[]) => Promise<void> {
  type Part = { items: readonly T[]; written: () => void; failed: (error: unknown) => void };
  let waiting: Part[] = [];
  let isWriting = false;

  async function writeWaiting(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      const parts = waiting;
      waiting = [];
      try {
        await write(parts.flatMap(({ items }) => items));
        for (const { written } of parts) written();
      } catch {
        await Promise.all(parts.map(({ items, written, failed }) => write(items).then(written, failed)));
      }
    }
    isWriting = false;
  }
  return (items) =>
    new Promise((written, failed) => {
      waiting.push({ items, written, failed });
      if (!isWriting) void writeWaiting();
    });
}
