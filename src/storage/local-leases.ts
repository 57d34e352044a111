import type { Leases } from '../runner/index.ts';

/** For one process, which has nobody to agree with. */
export function localLeases(): Leases {
  return { take: async () => true, release: async () => {} };
}
