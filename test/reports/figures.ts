import type { Countable } from '../../src/conversation/index.ts';
import type { Figures } from '../../src/reports/index.ts';

/** Figures with nothing in them but what a test puts in. */
export function figures(some: Partial<Figures> = {}): Figures {
  return { events: [], days: [], people: [], waits: [], outcomes: [], ...some };
}

/** That many people, each answered once after the same time. */
export function answered(people: number, waited: number, more: Partial<Wait> = {}): Wait[] {
  return Array.from({ length: people }, (_, number) => ({
    ticket: `PR-${waited}-${number}`,
    channel: 'telegram',
    topic: null,
    waited,
    ...more,
  }));
}

type Wait = Figures['waits'][number];

export function counted(what: Countable, count: number): Figures['events'][number] {
  return { centre: 'PR', channel: 'telegram', what, count };
}
