import { ROOT } from '../../src/config.ts';
import { loadContent, loadUnderstanding } from '../../src/content/index.ts';
import type { World } from '../../src/conversation/index.ts';

let world: Promise<World> | undefined;

/** The real content with the real understanding, read once for a test file. */
export function realWorld(): Promise<World> {
  world ??= loadUnderstanding(ROOT).then((understanding) => ({
    content: loadContent(ROOT),
    understanding,
    centre: 'PR',
  }));
  return world;
}
