import { turn, type World } from '../conversation/index.ts';
import type { Inbound } from '../message.ts';
import type { Tally } from './ports.ts';
import type { Runner } from './runner.ts';

/** Milliseconds. */
const MINUTE = 60_000;

/** What one person may send in a minute: more than anybody types or taps who reads the answers. */
const MOST_IN_A_MINUTE = 40;

/**
 * The runner for what people send. Whoever sends too much is told so once a minute, and the rest is not read, so that nobody
 * keeps the program from others. Danger is never limited.
 */
export function limitPeople(runner: Runner, { tally, world }: { tally: Tally; world: () => World }): Runner {
  async function admit(inbound: Inbound): Promise<Inbound | undefined> {
    const times = await countOf(tally, inbound);
    if (times <= MOST_IN_A_MINUTE || showsDanger(world(), inbound)) return inbound;
    return times === MOST_IN_A_MINUTE + 1 ? { ...inbound, event: { type: 'too-many' } } : undefined;
  }
  return {
    async receive(inbound) {
      const admitted = await admit(inbound);
      if (admitted) await runner.receive(admitted);
    },
    async respond(inbound) {
      const admitted = await admit(inbound);
      return admitted ? runner.respond(admitted) : [];
    },
  };
}

async function countOf(tally: Tally, { conversation, at }: Inbound): Promise<number> {
  try {
    return await tally.count(conversation, at, MINUTE);
  } catch {
    // Without storage nobody is turned away: the runner knows what to answer then.
    return 0;
  }
}

/** Whether what a stranger sent would be answered as danger: their words, or a button that leads to the help for it. */
export function showsDanger(world: World, inbound: Inbound): boolean {
  const { type } = inbound.event;
  if (type !== 'text' && type !== 'choice') return false;
  const { replies } = turn(world, undefined, inbound);
  return replies.some(({ says }) => says.some((id) => /^(urgent\.|dialog:danger|article:risk-)/.test(id)));
}
