import { beforeAll, describe, expect, test } from '@jest/globals';
import { CALLBACK_BYTES } from '../../src/channels/telegram/limits.ts';
import { render as renderTelegram } from '../../src/channels/telegram/render.ts';
import { REQUEST_BYTES } from '../../src/channels/viber/limits.ts';
import { render as renderViber } from '../../src/channels/viber/render.ts';
import type { Conversation, World } from '../../src/conversation/index.ts';
import { LOCALES, type Locale, type Outbound } from '../../src/message.ts';
import { toPlain } from '../../src/richtext.ts';
import { tap, worldOfTaps } from '../support/taps.ts';

/** Taps from the menu within which every article must be reached. */
const MOST_TAPS = 6;

/** Messages of one answer on Telegram and Viber: more would scroll the question away. */
const MOST_PARTS = 2;

let world: World;

beforeAll(() => {
  world = worldOfTaps();
});

type Place = { conversation: Conversation; replies: Outbound[]; taps: number };

const buttonsOf = (replies: Outbound[]) => (replies.at(-1)?.choices ?? []).flat().map((choice) => choice.id);

function leadsToPerson(id: string): boolean {
  if (id === 'go:person' || id === 'consent:yes') return true;
  const [dialog = '', nodeId = '', choiceId] = id.split('/');
  const node = world.content.dialogs.get(dialog)?.nodes.get(nodeId);
  return (
    node !== undefined &&
    'choices' in node &&
    node.choices.some((choice) => choice.id === choiceId && choice.target.to === 'person')
  );
}

/** What a person can come to: places that differ in where they are and in what was answered. */
function identity({ position, answers }: Conversation): string {
  return JSON.stringify([position, Object.entries(answers).sort()]);
}

/** Goes every way that taps alone can go, breadth first, and shows each place. */
function walkEverywhere(locale: Locale, visit: (place: Place) => void): void {
  const start: Place = { ...tap(world, undefined, `locale:${locale}`), taps: 0 };
  const seen = new Set<string>();
  let places = [start];
  while (places.length > 0) {
    const next: Place[] = [];
    for (const place of places) {
      const name = identity(place.conversation);
      if (seen.has(name)) continue;
      seen.add(name);
      visit(place);
      if (place.taps === MOST_TAPS) continue;
      for (const id of buttonsOf(place.replies)) {
        if (!id.includes('/') && !id.startsWith('article:')) continue;
        next.push({ ...tap(world, place.conversation, id), taps: place.taps + 1 });
      }
    }
    places = next;
  }
}

describe.each(LOCALES)('every way through the trees in %s', (locale) => {
  test('reaches all articles within six taps, with a way to a person, to the menu and out, in the limits of every channel', () => {
    const reached = new Set<string>();
    const faults = new Set<string>();
    walkEverywhere(locale, ({ conversation, replies }) => {
      const where = JSON.stringify(conversation.position);
      for (const { says } of replies) for (const id of says) reached.add(id);
      const ids = buttonsOf(replies);
      if (!ids.some(leadsToPerson)) faults.add(`no way to a person at ${where}`);
      if (!ids.some((id) => id === 'go:menu' || id === 'go:language' || id.startsWith('consent:'))) {
        faults.add(`no way out at ${where}`);
      }
      for (const reply of replies) for (const fault of faultsOf(reply)) faults.add(`${fault} at ${where}`);
    });
    expect([...faults]).toEqual([]);
    const missing = [...world.content.articles.keys()].filter((id) => !reached.has(`article:${id}`));
    expect(missing).toEqual([]);
  });
});

test.each(LOCALES)(
  'every button of every tree in %s, however deep, leads to something that fits',
  (locale) => {
    const { conversation } = tap(world, undefined, `locale:${locale}`);
    const faults = new Set<string>();
    for (const [dialog, { nodes }] of world.content.dialogs) {
      for (const [nodeId, node] of nodes) {
        if (!('choices' in node)) continue;
        for (const choice of node.choices) {
          const id = `${dialog}/${nodeId}/${choice.id}`;
          const { replies } = tap(world, conversation, id);
          if (!buttonsOf(replies).some(leadsToPerson)) faults.add(`no way to a person after ${id}`);
          for (const reply of replies)
            for (const fault of faultsOf(reply)) faults.add(`${fault} after ${id}`);
        }
      }
    }
    expect([...faults]).toEqual([]);
  },
);

function faultsOf(reply: Outbound): string[] {
  const choices = (reply.choices ?? []).flat();
  const telegram = renderTelegram(1, reply);
  const viber = renderViber(reply, 'Busulla', 'x');
  const viberBytes = Math.max(...viber.map((request) => Buffer.byteLength(JSON.stringify(request))));
  return [
    ...(toPlain(reply.text).trim() === '' ? ['no words'] : []),
    ...choices.filter(({ label }) => label.trim() === '').map(({ id }) => `no label on ${id}`),
    ...choices
      .filter(({ id }) => Buffer.byteLength(id) > CALLBACK_BYTES)
      .map(({ id }) => `${id} is too long`),
    ...(new Set(choices.map(({ label }) => label)).size < choices.length
      ? ['two buttons with one label']
      : []),
    ...(telegram.length > MOST_PARTS ? ['too many messages on Telegram'] : []),
    ...(viber.length > MOST_PARTS ? ['too many messages on Viber'] : []),
    ...(viberBytes > REQUEST_BYTES ? ['too much for Viber'] : []),
  ];
}
