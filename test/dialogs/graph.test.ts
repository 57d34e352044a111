import { describe, expect, test } from '@jest/globals';
import {
  compileDialog,
  DialogFile,
  type DialogNode,
  type Dialogs,
  deadEnds,
  endlessTurns,
  keyOf,
  reachFromMenu,
  trappedNodes,
  unreachableNodes,
} from '../../src/dialogs/index.ts';

type Nodes = Record<string, unknown>;

/** Dialogs by id; each starts at its node `a`. */
function dialogsOf(files: Record<string, Nodes>): Dialogs {
  return new Map(
    Object.entries(files).map(([id, nodes]) => [
      id,
      compileDialog(id, DialogFile.parse({ start: 'a', nodes })),
    ]),
  );
}

const ask = (choices: Record<string, string>) => ({ type: 'ask', choices });
const say = (next: string) => ({ type: 'say', next });
const keys = (nodes: DialogNode[]) => nodes.map(keyOf);

describe('the way from the menu', () => {
  const reach = reachFromMenu(
    dialogsOf({
      start: { a: ask({ go: 'dialog:work', read: 'article:near' }) },
      work: {
        a: say('b'),
        b: ask({ on: 'c', straight: 'article:far' }),
        c: { type: 'branch', when: [{ if: { b: 'on' }, next: 'd' }], otherwise: 'e' },
        d: { type: 'article', article: 'shown', next: 'e' },
        e: ask({ more: 'article:far', again: 'a' }),
        lost: say('menu'),
      },
    }),
  );

  test('is counted in taps, the shortest', () => {
    expect(Object.fromEntries(reach.nodes)).toEqual({
      'start/a': 0,
      'work/a': 1,
      'work/b': 1,
      'work/c': 2,
      'work/d': 2,
      'work/e': 2,
    });
  });

  test('leads to articles by a choice and by a node', () => {
    expect(Object.fromEntries(reach.articles)).toEqual({ near: 1, far: 2, shown: 2 });
  });
});

test('a node that its dialog does not lead to is found', () => {
  const [dialog] = dialogsOf({
    x: { a: ask({ b: 'b' }), b: say('menu'), c: say('d'), d: say('c') },
  }).values();
  expect(keys(dialog ? unreachableNodes(dialog) : [])).toEqual(['x/c', 'x/d']);
});

test('a question without choices is a dead end', () => {
  expect(keys(deadEnds(dialogsOf({ x: { a: ask({}), b: say('menu') } })))).toEqual(['x/a']);
});

test.each<[string, Nodes, string[]]>([
  ['two questions that lead to each other', { a: ask({ x: 'b' }), b: ask({ x: 'a' }) }, ['x/a', 'x/b']],
  ['a round with a way to a person', { a: ask({ x: 'b' }), b: ask({ x: 'a', y: 'person' }) }, []],
  [
    'a round with a way to an article further on',
    { a: ask({ x: 'b', y: 'c' }), b: say('a'), c: say('article:z') },
    [],
  ],
  ['a node that leads into such a round', { a: say('b'), b: ask({ x: 'b' }) }, ['x/a', 'x/b']],
])('trapped: %s', (_, nodes, expected) => {
  expect(keys(trappedNodes(dialogsOf({ x: nodes })))).toEqual(expected);
});

test.each<[string, Nodes, string[]]>([
  ['a round of words', { a: say('b'), b: say('a') }, ['x/a', 'x/b']],
  ['a round with a question in it', { a: say('b'), b: ask({ x: 'a' }) }, []],
  ['an article that shows itself again', { a: { type: 'article', article: 'z', next: 'a' } }, ['x/a']],
  ['a round through another tree', { a: say('dialog:x') }, ['x/a']],
])('endless in one turn: %s', (_, nodes, expected) => {
  expect(keys(endlessTurns(dialogsOf({ x: nodes })))).toEqual(expected);
});
