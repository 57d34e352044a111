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
import { nearest } from '../near.ts';
import type { Draft } from '../read/draft.ts';

/** More taps than this, and a person who types nothing does not find it. */
const MOST_TAPS = 6;

/** The trees lead everywhere, and always on. */
export function checkGraph(draft: Draft, report: Report): void {
  const dialogs: Dialogs = new Map([...draft.dialogs].map(([id, { dialog }]) => [id, dialog]));
  const whereOf = ({ dialog, id }: DialogNode): Where =>
    draft.dialogs.get(dialog)?.source.at(['nodes', id]) ?? { file: `dialogs/${dialog}.yaml` };

  for (const node of [...dialogs.values()].flatMap(unreachableNodes))
    report('unreachable-node', whereOf(node), { id: node.id });
  for (const node of deadEnds(dialogs)) report('dead-end', whereOf(node), { id: node.id });
  for (const node of trappedNodes(dialogs)) report('inescapable-cycle', whereOf(node), { id: node.id });
  for (const node of endlessTurns(dialogs)) report('endless-turn', whereOf(node), { id: node.id });

  if (!dialogs.has(MENU)) {
    report(
      'unknown-id',
      { file: `dialogs/${MENU}.yaml` },
      { what: 'dialog', id: MENU, near: nearest(MENU, dialogs.keys()) },
    );
    return;
  }
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
