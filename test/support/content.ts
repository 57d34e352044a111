import { join } from 'node:path';
import { ROOT } from '../../src/config.ts';
import { loadContent, loadUnderstanding } from '../../src/content/index.ts';
import type { World } from '../../src/conversation/index.ts';
import { NO_HOURS } from '../../src/tickets/index.ts';

/** Learnt once for all test files. */
export const CACHE = join(ROOT, 'node_modules/.cache/busulla');

let world: Promise<World> | undefined;

/** The real content with the real understanding, read once for a test file. */
export function realWorld(): Promise<World> {
  world ??= loadUnderstanding(ROOT, { cacheDir: CACHE }).then((understanding) => ({
    content: loadContent(ROOT),
    understanding,
    centre: 'PR',
    hours: NO_HOURS,
    pinOf: () => '123456',
    ticketDays: 365,
  }));
  return world;
}
