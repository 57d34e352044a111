import { type Answers, holds, type WeighNode } from '../../dialogs/index.ts';
import type { Span } from '../../message.ts';
import { type Draft, footer, reply, type Said, say } from '../draft.ts';
import { stopAt } from './stop.ts';
import { nodeText, rowsOf } from './words.ts';

export function weigh(draft: Draft, node: WeighNode, said: Said): undefined {
  stopAt(draft, node);
  const items = node.conditions.map((condition) => {
    const verdict = weighed(condition, draft.conversation.answers);
    return [
      ...lineOf(say(draft, `weigh.${verdict}`)),
      { text: ' ' },
      ...conditionWords(draft, node, condition.id, verdict),
    ];
  });
  reply(draft, {
    says: [...said.says, `dialog:${node.dialog}/${node.id}`],
    text: [...said.text, ...nodeText(draft, node), { type: 'list', ordered: false, items }],
    choices: [
      ...rowsOf(draft, node),
      ...footer(
        draft,
        node.choices.map((choice) => choice.target),
      ),
    ],
  });
}

type Verdict = 'holds' | 'fails' | 'unknown';

function weighed(condition: WeighNode['conditions'][number], answers: Answers): Verdict {
  if (holds(condition.holds, answers)) return 'holds';
  return condition.fails && holds(condition.fails, answers) ? 'fails' : 'unknown';
}

function conditionWords(draft: Draft, node: WeighNode, id: string, verdict: Verdict): Span[] {
  return lineOf(nodeText(draft, node, `conditions.${id}.${verdict}`));
}

function lineOf(text: ReturnType<typeof nodeText>): Span[] {
  return text.flatMap((block) => ('spans' in block ? block.spans : block.items.flat()));
}
