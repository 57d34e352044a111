import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  type Conversation,
  type Countable,
  topicOfLink,
  turn,
  type World,
} from '../../src/conversation/index.ts';
import type { InboundEvent } from '../../src/message.ts';
import { realWorld } from '../support/content.ts';

let world: World;
beforeAll(async () => {
  world = await realWorld();
});

/** What is counted at each step of a talk. */
function counted(events: InboundEvent[]): Countable[][] {
  let conversation: Conversation | undefined;
  return events.map((event, number) => {
    const result = turn(world, conversation, {
      channel: 'web',
      conversation: 'web:x',
      turnId: `t${number}`,
      at: 0,
      event,
    });
    conversation = result.conversation;
    return result.effects.flatMap((effect) => (effect.do === 'count' ? [effect.what] : []));
  });
}

const press = (id: string): InboundEvent => ({ type: 'choice', id });

describe('on the way through a tree', () => {
  test('every question and every answer are counted, with who is asking and where they want to go', () => {
    const [, menu, wish, country, first] = counted([
      { type: 'command', name: 'start' },
      press('locale:sr-Cyrl'),
      press('start/who/leaving'),
      press('start/leaving/work'),
      press('work-abroad/country/at'),
    ]);
    const locale = 'sr-Cyrl';
    expect(menu).toEqual([{ event: 'asked', dialog: 'start', node: 'who', locale }]);
    expect(wish).toEqual([
      { event: 'answered', dialog: 'start', node: 'who', as: 'audience', choice: 'leaving', locale },
      { event: 'asked', dialog: 'start', node: 'leaving', locale },
    ]);
    expect(country?.[1]).toMatchObject({ event: 'asked', dialog: 'work-abroad', node: 'country' });
    expect(first?.[0]).toMatchObject({ event: 'answered', as: 'country', choice: 'at' });
  });

  test('a button that no longer exists is no answer', () => {
    const [, , old] = counted([
      { type: 'command', name: 'start' },
      press('locale:en'),
      press('start/who/long-gone'),
    ]);
    expect(old?.map(({ event }) => event)).toEqual(['asked']);
  });
});

describe('links', () => {
  test.each([
    ['coming-back', 'coming-back'],
    ['visa-ees', 'visa-ees'],
    ['visa-prizren-library', 'visa'],
    ['visa-ees-prizren', 'visa-ees'],
    ['visa-eesprizren', 'visa'],
    ['nowhere-prizren', undefined],
    ['', undefined],
    ['---', undefined],
  ])('%j names %j', (link, topic) => {
    expect(topicOfLink(world.content, link)).toBe(topic);
  });

  test('are counted when they lead somewhere', () => {
    const [known, unknown] = counted([
      { type: 'command', name: 'start', argument: 'visa-prizren' },
      { type: 'command', name: 'start', argument: 'somebody@example.org' },
    ]);
    expect(known).toContainEqual(expect.objectContaining({ event: 'link-followed', link: 'visa-prizren' }));
    expect(unknown).toEqual([]);
  });
});
