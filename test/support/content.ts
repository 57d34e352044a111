import { join } from 'node:path';
import { ROOT } from '../../src/config.ts';
import type { World } from '../../src/conversation/index.ts';
import { type Library, openLibrary } from '../../src/keeping/index.ts';
import { NO_HOURS } from '../../src/tickets/index.ts';

/** Learnt once for all test files. */
export const CACHE = join(ROOT, 'node_modules/.cache/busulla');

let library: Promise<Library> | undefined;

/** The real content with the real understanding, read once for a test file. */
export function realLibrary(): Promise<Library> {
  library ??= openLibrary({ folder: ROOT, cacheDir: CACHE, now: Date.now, isOwn: false });
  return library;
}

export async function realWorld(): Promise<World> {
  return {
    ...(await realLibrary()).current(),
    centre: 'PR',
    hours: NO_HOURS,
    pinOf: () => '123456',
    ticketDays: 365,
  };
}
