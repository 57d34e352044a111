import { beforeAll, describe, expect, test } from '@jest/globals';
import type { World } from '../../src/conversation/index.ts';
import type { Inbound, InboundEvent } from '../../src/message.ts';
import { limitPeople, type Runner } from '../../src/runner/index.ts';
import { localTally } from '../../src/storage/index.ts';
import { realWorld } from '../support/content.ts';

const NOW = Date.parse('2026-12-01T09:00:00+01:00');
const MENU: InboundEvent = { type: 'choice', id: 'go:menu' };

let world: World;
beforeAll(async () => {
  world = await realWorld();
});

/** A limited runner that notes what comes through. */
function limited(tally = localTally()) {
  const taken: string[] = [];
  const runner: Runner = {
    receive: async ({ event }) => void taken.push(event.type),
    respond: async ({ event }) => {
      taken.push(event.type);
      return [];
    },
  };
  return { taken, runner: limitPeople(runner, { tally, world: () => world }) };
}

let turns = 0;
function inbound(event: InboundEvent, { at = NOW, person = 'one' } = {}): Inbound {
  turns += 1;
  return { channel: 'web', conversation: `web:${person}`, turnId: `web:${turns}`, at, event };
}

async function flood({ receive }: Runner, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await receive(inbound(MENU));
}

describe('a person who sends too much', () => {
  test('is told so once, and is heard again in the next minute', async () => {
    const { taken, runner } = limited();
    await flood(runner, 60);
    expect(taken.filter((type) => type === 'choice')).toHaveLength(40);
    expect(taken.slice(40)).toEqual(['too-many']);
    await runner.receive(inbound(MENU, { at: NOW + 60_000 }));
    expect(taken.at(-1)).toBe('choice');
  });

  test.each<InboundEvent>([
    { type: 'text', text: "burri po m'rreh, ndihmë" },
    { type: 'choice', id: 'start/who/danger' },
  ])('is heard at once when it is danger: %j', async (danger) => {
    const { taken, runner } = limited();
    await flood(runner, 60);
    await runner.receive(inbound(danger));
    await runner.respond(inbound(danger));
    expect(taken.slice(41)).toEqual([danger.type, danger.type]);
  });

  test('is nobody else', async () => {
    const { taken, runner } = limited();
    await flood(runner, 60);
    await runner.receive(inbound(MENU, { person: 'other' }));
    expect(taken.slice(41)).toEqual(['choice']);
  });

  test('is not turned away while nothing can be counted', async () => {
    const { taken, runner } = limited({
      count: async () => {
        throw new Error('the storage is gone');
      },
    });
    await flood(runner, 60);
    expect(taken).toHaveLength(60);
  });
});
