import { loadUnderstanding } from '../../src/content/index.ts';

/** The understanding of the real content, learnt once for all tests. */
export function trained() {
  return loadUnderstanding('.', { cacheDir: 'node_modules/.cache/busulla' });
}
