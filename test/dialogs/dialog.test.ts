import { describe, expect, test } from '@jest/globals';
import { type Condition, compileDialog, DialogFile, holds } from '../../src/dialogs/index.ts';

function conditionOf(file: unknown): Condition {
  const dialog = compileDialog(
    'test',
    DialogFile.parse({
      start: 'way',
      nodes: { way: { type: 'branch', when: [{ if: file, next: 'menu' }], otherwise: 'person' } },
    }),
  );
  const node = dialog.nodes.get('way');
  if (node?.type !== 'branch' || !node.when[0]) throw new Error('no branch');
  return node.when[0].if;
}

describe('a condition', () => {
  const answers = { country: 'de', offer: 'yes' };

  test.each([
    [{ country: 'de' }, true],
    [{ country: 'at' }, false],
    [{ country: ['at', 'de'] }, true],
    [{ country: 'de', offer: 'no' }, false],
    [{ age: 'old' }, false],
    [{ not: { age: 'old' } }, true],
    [{ any: [{ country: 'at' }, { offer: 'yes' }] }, true],
    [{ any: [{ country: 'at' }, { offer: 'no' }] }, false],
    [{ country: 'de', not: { offer: 'no' } }, true],
    [{ atLeast: 2, of: [{ country: 'de' }, { offer: 'yes' }, { age: 'old' }] }, true],
    [{ atLeast: 3, of: [{ country: 'de' }, { offer: 'yes' }, { age: 'old' }] }, false],
    [{ any: [{ not: { country: 'de' } }, { country: 'de', offer: ['yes', 'maybe'] }] }, true],
  ])('%j is %s', (file, expected) => {
    expect(holds(conditionOf(file), answers)).toBe(expected);
  });

  test.each([
    [{}],
    [{ any: [] }],
    [{ atLeast: 2 }],
    [{ of: [{ a: 'b' }] }],
    [{ country: [] }],
    [{ country: true }],
  ])('%j is not one', (file) => {
    expect(() => conditionOf(file)).toThrow();
  });
});

test('a dialog is compiled with its targets and the names of its answers', () => {
  const { start, nodes } = compileDialog(
    'work',
    DialogFile.parse({
      start: 'offer',
      nodes: {
        offer: { type: 'ask', as: 'job', choices: { yes: 'note', no: 'article:work-paths', help: 'person' } },
        note: { type: 'say', next: 'dialog:travel' },
        read: { type: 'article', article: 'work-paths' },
        list: { type: 'weigh', conditions: { job: { holds: { job: 'yes' } } }, choices: { back: 'menu' } },
      },
    }),
  );
  expect(start).toBe('offer');
  expect(nodes.get('offer')).toEqual({
    dialog: 'work',
    id: 'offer',
    type: 'ask',
    as: 'job',
    choices: [
      { id: 'yes', target: { to: 'node', dialog: 'work', node: 'note' } },
      { id: 'no', target: { to: 'article', article: 'work-paths' } },
      { id: 'help', target: { to: 'person' } },
    ],
  });
  expect(nodes.get('note')).toMatchObject({ next: { to: 'dialog', dialog: 'travel' } });
  expect(nodes.get('read')).toEqual({ dialog: 'work', id: 'read', type: 'article', article: 'work-paths' });
  expect(nodes.get('list')).toMatchObject({
    conditions: [{ id: 'job', holds: { answer: 'job', oneOf: ['yes'] } }],
    choices: [{ id: 'back', target: { to: 'menu' } }],
  });
});
