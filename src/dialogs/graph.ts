import { type Dialog, type DialogNode, type Dialogs, MENU, type Target } from './dialog.ts';
import { waysOf } from './ways.ts';

/**
 * What can be said about the trees without walking them. Every condition of a branch is taken to be possible, and the buttons that
 * stand under every node (back, menu, a person) are left out: a tree must lead somewhere by itself.
 */

/** The fewest taps from the menu to each node (`<dialog>/<node>`) and to each article. */
export type Reach = { nodes: ReadonlyMap<string, number>; articles: ReadonlyMap<string, number> };

/** A node within all trees. */
export function keyOf(node: { dialog: string; id: string }): string {
  return `${node.dialog}/${node.id}`;
}

/** The node that a target shows first, if it shows one. */
export function nodeAt(dialogs: Dialogs, target: Target): DialogNode | undefined {
  if (target.to === 'node') return dialogs.get(target.dialog)?.nodes.get(target.node);
  if (target.to === 'dialog') return startOf(dialogs.get(target.dialog));
  return undefined;
}

function startOf(dialog: Dialog | undefined): DialogNode | undefined {
  return dialog?.nodes.get(dialog.start);
}

/** Whether a node waits for a tap; the others go on in the same breath. */
function waits(node: DialogNode): boolean {
  return 'choices' in node;
}

/** How far everything is from the menu, counted in taps. What is missing cannot be reached. */
export function reachFromMenu(dialogs: Dialogs): Reach {
  const nodes = new Map<string, number>();
  const articles = new Map<string, number>();
  const menu = startOf(dialogs.get(MENU));
  let now: DialogNode[] = menu ? [menu] : [];

  for (let taps = 0; now.length > 0; taps++) {
    const afterATap: DialogNode[] = [];
    for (let node = now.pop(); node; node = now.pop()) {
      if (nodes.has(keyOf(node))) continue;
      nodes.set(keyOf(node), taps);
      for (const { target } of waysOf(node)) {
        if (target.to === 'article') {
          const there = waits(node) ? taps + 1 : taps;
          articles.set(target.article, Math.min(there, articles.get(target.article) ?? there));
        }
        const next = nodeAt(dialogs, target);
        if (next) (waits(node) ? afterATap : now).push(next);
      }
    }
    now = afterATap;
  }
  return { nodes, articles };
}

/** The nodes of a dialog that its start does not lead to. */
export function unreachableNodes(dialog: Dialog): DialogNode[] {
  const seen = new Set<string>();
  const open = [dialog.start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = dialog.nodes.get(id);
    if (!node || seen.has(id)) continue;
    seen.add(id);
    for (const { target } of waysOf(node)) if (target.to === 'node') open.push(target.node);
  }
  return [...dialog.nodes.values()].filter((node) => !seen.has(node.id));
}

/** Nodes that wait for a tap and offer nothing to tap. */
export function deadEnds(dialogs: Dialogs): DialogNode[] {
  return allNodes(dialogs).filter((node) => waits(node) && waysOf(node).length === 0);
}

/** The nodes from which no way ever comes to an article, a person or the menu: whoever enters goes round and round. */
export function trappedNodes(dialogs: Dialogs): DialogNode[] {
  const nodes = allNodes(dialogs);
  const free = new Set<string>();
  const isFree = (node: DialogNode) =>
    waysOf(node).length === 0 || // a dead end, which is told by itself
    waysOf(node).some(({ target }) => {
      const next = nodeAt(dialogs, target);
      return next ? free.has(keyOf(next)) : true;
    });

  for (let before = -1; before < free.size; ) {
    before = free.size;
    for (const node of nodes) if (isFree(node)) free.add(keyOf(node));
  }
  return nodes.filter((node) => !free.has(keyOf(node)));
}

/** Nodes that lead back to themselves without a tap between: a turn that entered would never end. */
export function endlessTurns(dialogs: Dialogs): DialogNode[] {
  return allNodes(dialogs).filter((node) => !waits(node) && returnsWithoutTap(dialogs, node));
}

function returnsWithoutTap(dialogs: Dialogs, from: DialogNode): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let node = open.pop(); node; node = open.pop()) {
    for (const { target } of waysOf(node)) {
      const next = nodeAt(dialogs, target);
      if (!next || waits(next) || seen.has(keyOf(next))) continue;
      if (next === from) return true;
      seen.add(keyOf(next));
      open.push(next);
    }
  }
  return false;
}

function allNodes(dialogs: Dialogs): DialogNode[] {
  return [...dialogs.values()].flatMap((dialog) => [...dialog.nodes.values()]);
}
