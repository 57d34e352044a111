import type { AskNode } from '../../dialogs/index.ts';
import { type Draft, footer, reply, type Said } from '../draft.ts';
import { stopAt } from './stop.ts';
import { nodeText, rowsOf } from './words.ts';

export function ask(draft: Draft, node: AskNode, said: Said): undefined {
  stopAt(draft, node);
  reply(draft, {
    says: [...said.says, `dialog:${node.dialog}/${node.id}`],
    text: [...said.text, ...nodeText(draft, node)],
    choices: [
      ...rowsOf(draft, node),
      ...footer(
        draft,
        node.choices.map((choice) => choice.target),
      ),
    ],
  });
}
