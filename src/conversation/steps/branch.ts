import { type BranchNode, holds, type Target } from '../../dialogs/index.ts';
import type { Draft } from '../draft.ts';

export function branch({ conversation }: Draft, node: BranchNode): Target {
  return node.when.find((one) => holds(one.if, conversation.answers))?.next ?? node.otherwise;
}
