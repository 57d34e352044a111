import type { Dialog, DialogNode } from '../../dialogs/index.ts';

/** The words that a dialog's structure asks for: those it must have, and those it may leave out in all languages. */
export type NeededWords = { must: Set<string>; may: Set<string> };

export function neededWords(dialog: Dialog): NeededWords {
  const needed: NeededWords = { must: new Set(['title']), may: new Set() };
  for (const node of dialog.nodes.values()) {
    const { must, may } = wordsOfNode(node);
    for (const key of must) needed.must.add(`${node.id}.${key}`);
    for (const key of may) needed.may.add(`${node.id}.${key}`);
  }
  return needed;
}

function wordsOfNode(node: DialogNode): { must: string[]; may: string[] } {
  switch (node.type) {
    case 'branch':
    case 'article':
      return { must: [], may: [] };
    case 'say':
      return { must: ['text'], may: [] };
    case 'ask':
    case 'count-days':
      return { must: ['text', ...labelsOf(node, true)], may: labelsOf(node, false) };
    case 'weigh': {
      const states = node.conditions.flatMap(({ id, fails }) =>
        ['holds', 'unknown', ...(fails ? ['fails'] : [])].map((state) => `conditions.${id}.${state}`),
      );
      return { must: ['text', ...states, ...labelsOf(node, true)], may: labelsOf(node, false) };
    }
  }
}

/** What leads out of the tree has a name of its own: a title, or that of the button that stands under every node. */
function labelsOf({ choices }: Extract<DialogNode, { choices: unknown }>, staysInTree: boolean): string[] {
  return choices
    .filter(({ target }) => (target.to === 'node') === staysInTree)
    .map(({ id }) => `choices.${id}`);
}
