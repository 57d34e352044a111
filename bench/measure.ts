import { cpus } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ROOT } from '../src/config.ts';
import { loadContent, loadUnderstanding } from '../src/content/index.ts';
import type { World } from '../src/conversation/index.ts';
import { NO_HOURS } from '../src/tickets/index.ts';

/** What every figure is worth nothing without. */
export function machine(): string {
  return `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}`;
}

export function median(figures: readonly number[]): number {
  return figures.toSorted((one, other) => one - other)[figures.length >> 1] ?? Number.NaN;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What the program holds in memory, in megabytes, when nothing superfluous is left. */
export async function heldMegabytes(): Promise<number> {
  // Twice: large arrays are let go of between two collections.
  collectGarbage();
  await setImmediate();
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

/** The real content with the real understanding. */
export async function realWorld(): Promise<World> {
  const cacheDir = join(ROOT, 'node_modules/.cache/busulla');
  return {
    content: loadContent(ROOT),
    understanding: await loadUnderstanding(ROOT, { cacheDir }),
    centre: 'PR',
    hours: NO_HOURS,
    pinOf: () => '123456',
    ticketDays: 365,
  };
}
