import type { Countable } from '../../src/conversation/index.ts';
import type { Figures } from '../../src/reports/index.ts';

/** Figures with nothing in them but what a test puts in. */
export function figures(some: Partial<Figures> = {}): Figures {
  return { events: [], days: [], people: [], waits: [], outcomes: [], ...some };
}

export function counted(what: Countable, count: number): Figures['events'][number] {
  return { centre: 'PR', channel: 'telegram', what, count };
}
