import type { Condition, Dialog, DialogNode, Target } from './dialog.ts';

/** One way out of a node, with the keys under which its file names it. */
export type Way = { target: Target; path: (string | number)[] };

/** Every way out of a node. An article that a node shows is one too: it is reached. */
export function waysOf(node: DialogNode): Way[] {
  switch (node.type) {
    case 'ask':
    case 'weigh':
    case 'count-days':
      return node.choices.map(({ id, target }) => ({ target, path: ['choices', id] }));
    case 'say':
      return [{ target: node.next, path: ['next'] }];
    case 'branch':
      return [
        ...node.when.map(({ next }, at) => ({ target: next, path: ['when', at, 'next'] })),
        { target: node.otherwise, path: ['otherwise'] },
      ];
    case 'article':
      return [
        { target: { to: 'article', article: node.article }, path: ['article'] },
        ...(node.next ? [{ target: node.next, path: ['next'] }] : []),
      ];
  }
}

/** Every answer that is remembered somewhere, with the values it can have. */
export function answersOf(dialogs: Iterable<Dialog>): Map<string, Set<string>> {
  const answers = new Map<string, Set<string>>();
  for (const dialog of dialogs) {
    for (const node of dialog.nodes.values()) {
      if (node.type !== 'ask') continue;
      const values = answers.get(node.as) ?? new Set();
      for (const { id } of node.choices) values.add(id);
      answers.set(node.as, values);
    }
  }
  return answers;
}

/** The conditions of a node, with the keys under which its file names them. */
export function conditionsOf(node: DialogNode): { condition: Condition; path: (string | number)[] }[] {
  if (node.type === 'branch') {
    return node.when.map((way, at) => ({ condition: way.if, path: ['when', at, 'if'] }));
  }
  if (node.type !== 'weigh') return [];
  return node.conditions.flatMap(({ id, holds, fails }) => [
    { condition: holds, path: ['conditions', id, 'holds'] },
    ...(fails ? [{ condition: fails, path: ['conditions', id, 'fails'] }] : []),
  ]);
}

/** The answers that a condition asks for, however deep. */
export function plainConditions(condition: Condition): { answer: string; oneOf: readonly string[] }[] {
  if ('answer' in condition) return [condition];
  if ('not' in condition) return plainConditions(condition.not);
  const inner = 'all' in condition ? condition.all : 'any' in condition ? condition.any : condition.of;
  return inner.flatMap(plainConditions);
}
