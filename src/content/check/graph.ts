import {
  type DialogNode,
  type Dialogs,
  deadEnds,
  endlessTurns,
  keyOf,
  MENU,
  reachFromMenu,
  trappedNodes,
  unreachableNodes,
} from '../../dialogs/index.ts';
import type { Report, Where } from '../finding.ts';
import type { Draft } from '../read/draft.ts';

/** More taps than this, and a person who types nothing does not find it. */
const MOST_TAPS = 6;

/** Without these the program cannot run: there is a menu, and every turn comes to an end. */
export function checkTurns(draft: Draft, report: Report): void {
  const dialogs = dialogsOf(draft);
  const menu = `dialogs/${MENU}.yaml`;
  if (!draft.files.has(menu)) report('missing-file', { file: menu }, { why: 'it is the menu' });
  for (const node of deadEnds(dialogs)) report('dead-end', whereOf(draft, node), { id: node.id });
  for (const node of endlessTurns(dialogs)) report('endless-turn', whereOf(draft, node), { id: node.id });
}

/** The trees lead everywhere, and always on. */
export function checkGraph(draft: Draft, report: Report): void {
  const dialogs = dialogsOf(draft);
  for (const node of [...dialogs.values()].flatMap(unreachableNodes)) {
    report('unreachable-node', whereOf(draft, node), { id: node.id });
  }
  for (const node of trappedNodes(dialogs))
    report('inescapable-cycle', whereOf(draft, node), { id: node.id });

  const reach = reachFromMenu(dialogs);
  for (const [id, { dialog, source }] of draft.dialogs) {
    if (!reach.nodes.has(keyOf({ dialog: id, id: dialog.start })))
      report('unreachable-dialog', source.at([]), { id });
  }
  for (const [id, { source }] of draft.articles) {
    const taps = reach.articles.get(id);
    if (taps === undefined) report('unreached-article', source.at(['id']), { id });
    else if (taps > MOST_TAPS) report('far-article', source.at(['id']), { id, taps, most: MOST_TAPS });
  }
}

function dialogsOf(draft: Draft): Dialogs {
  return new Map([...draft.dialogs].map(([id, { dialog }]) => [id, dialog]));
}

function whereOf(draft: Draft, { dialog, id }: DialogNode): Where {
  return draft.dialogs.get(dialog)?.source.at(['nodes', id]) ?? { file: `dialogs/${dialog}.yaml` };
}
