import type { DialogNode } from '../../dialogs/index.ts';
import { noteOn } from '../../knowledge/index.ts';
import type { RichText } from '../../message.ts';
import { choiceLabel } from '../choice.ts';
import type { Draft } from '../draft.ts';

/** The words of a node, from locales/<language>/dialogs/<dialog>.json. */
export function nodeText({ world, conversation }: Draft, node: DialogNode, detail = 'text'): RichText {
  const { wording } = world.content;
  const { locale } = conversation;
  const key = `dialogs/${node.dialog}:${node.id}.${detail}`;
  const instead = detail === 'text' ? wording.instead(locale, key) : undefined;
  return [...(instead ? noteOn(instead, locale, wording) : []), ...wording.say(locale, key)];
}

/** Characters. Two labels of this length fit side by side on a narrow phone. */
const SHORT_LABEL = 12;

/** The choices of a node as rows of buttons: short ones by twos, long ones alone. */
export function rowsOf(
  { world, conversation }: Draft,
  node: { dialog: string; id: string; choices: readonly { id: string }[] },
): string[][] {
  const rows: string[][] = [];
  let pair: string[] | undefined;
  for (const choice of node.choices) {
    const id = `${node.dialog}/${node.id}/${choice.id}`;
    const short = choiceLabel(world.content, conversation.locale, id).length <= SHORT_LABEL;
    if (short && pair?.length === 1) {
      pair.push(id);
    } else {
      const row = [id];
      rows.push(row);
      pair = short ? row : undefined;
    }
  }
  return rows;
}
