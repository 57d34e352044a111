import type { SayNode, Target } from '../../dialogs/index.ts';
import type { Draft, Said } from '../draft.ts';
import { nodeText } from './words.ts';

export function say(draft: Draft, node: SayNode, said: Said): Target {
  said.says.push(`dialog:${node.dialog}/${node.id}`);
  said.text = [...said.text, ...nodeText(draft, node)];
  return node.next;
}
