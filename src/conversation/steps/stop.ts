import type { AskNode, WeighNode } from '../../dialogs/index.ts';
import type { Draft } from '../draft.ts';
import { arrive } from '../place.ts';

/** Comes to a place where it is the person's turn. It is counted, so that it shows where people stop. */
export function stopAt(draft: Draft, { dialog, id: node }: AskNode | WeighNode): void {
  arrive(draft, { dialog, node });
  draft.effects.push({
    do: 'count',
    what: { event: 'asked', dialog, node, locale: draft.conversation.locale },
  });
}
