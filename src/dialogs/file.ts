import { z } from 'zod';
import type { Condition, Dialog, DialogChoice, DialogNode, Target } from './dialog.ts';

/** How a dialog stands in its YAML file; docs/content.md explains it to those who write one. */

/** Not a number alone: such keys lose their order. */
const Id = z
  .string()
  .regex(
    /^(?!\d+$)[a-z0-9]+(-[a-z0-9]+)*$/,
    'an id is small letters, digits and hyphens, not a number alone',
  );

const TargetText = z
  .string('a place to go to: a node, dialog:<id>, article:<id>, person or menu')
  .regex(/^((dialog|article):)?[a-z0-9-]+$/, 'a place is a node, dialog:<id>, article:<id>, person or menu');

const Choices = z.record(Id, TargetText);

const Answer = z.union([z.string(), z.number()], 'an answer, or a list of answers').transform(String);
const OneOf = z.union(
  [Answer.transform((one) => [one]), z.array(Answer).min(1)],
  'an answer, or a list of answers',
);

const ConditionFile: z.ZodType<Condition> = z.lazy(() =>
  z
    .object({
      any: z.array(ConditionFile).min(1).exactOptional(),
      not: ConditionFile.exactOptional(),
      atLeast: z.int().positive().exactOptional(),
      of: z.array(ConditionFile).min(1).exactOptional(),
    })
    .catchall(OneOf)
    .refine((file) => Object.keys(file).length > 0, 'a condition names at least one answer')
    .refine(
      (file) => (file.atLeast === undefined) === (file.of === undefined),
      '"atLeast" and "of" go together',
    )
    .transform(({ any, not, atLeast, of, ...answers }): Condition => {
      const all: Condition[] = Object.entries(answers).map(([answer, oneOf]) => ({ answer, oneOf }));
      if (any) all.push({ any });
      if (not) all.push({ not });
      if (of && atLeast !== undefined) all.push({ atLeast, of });
      return all.length === 1 && all[0] ? all[0] : { all };
    }),
);

const NodeFile = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ type: z.literal('ask'), as: Id.exactOptional(), choices: Choices }),
    z.strictObject({ type: z.literal('say'), next: TargetText }),
    z.strictObject({
      type: z.literal('branch'),
      when: z.array(z.strictObject({ if: ConditionFile, next: TargetText })).min(1),
      otherwise: TargetText,
    }),
    z.strictObject({
      type: z.literal('weigh'),
      conditions: z.record(
        Id,
        z.strictObject({ holds: ConditionFile, fails: ConditionFile.exactOptional() }),
      ),
      choices: Choices,
    }),
    z.strictObject({ type: z.literal('count-days'), choices: Choices }),
    z.strictObject({ type: z.literal('article'), article: Id, next: TargetText.exactOptional() }),
  ],
  'a node has a type: ask, say, branch, weigh, count-days or article',
);
type NodeFile = z.output<typeof NodeFile>;

export const DialogFile = z.strictObject({ start: Id, nodes: z.record(Id, NodeFile) });
export type DialogFile = z.output<typeof DialogFile>;

/** Turns a file that was read into a dialog. Whether its targets exist is seen later, when all files are read. */
export function compileDialog(id: string, file: DialogFile): Dialog {
  const nodes = Object.entries(file.nodes).map(
    ([node, body]) => [node, compileNode(id, node, body)] as const,
  );
  return { id, start: file.start, nodes: new Map(nodes) };
}

function compileNode(dialog: string, id: string, file: NodeFile): DialogNode {
  const target = (text: string) => targetOf(dialog, text);
  const choices = (all: Record<string, string>): DialogChoice[] =>
    Object.entries(all).map(([choice, text]) => ({ id: choice, target: target(text) }));

  switch (file.type) {
    case 'ask':
      return { dialog, id, type: 'ask', as: file.as ?? id, choices: choices(file.choices) };
    case 'say':
      return { dialog, id, type: 'say', next: target(file.next) };
    case 'branch':
      return {
        dialog,
        id,
        type: 'branch',
        when: file.when.map((way) => ({ if: way.if, next: target(way.next) })),
        otherwise: target(file.otherwise),
      };
    case 'weigh':
      return {
        dialog,
        id,
        type: 'weigh',
        conditions: Object.entries(file.conditions).map(([name, { holds, fails }]) => ({
          id: name,
          holds,
          ...(fails && { fails }),
        })),
        choices: choices(file.choices),
      };
    case 'count-days':
      return { dialog, id, type: 'count-days', choices: choices(file.choices) };
    case 'article':
      return {
        dialog,
        id,
        type: 'article',
        article: file.article,
        ...(file.next !== undefined && { next: target(file.next) }),
      };
  }
}

function targetOf(dialog: string, text: string): Target {
  if (text === 'person' || text === 'menu') return { to: text };
  if (text.startsWith('dialog:')) return { to: 'dialog', dialog: text.slice('dialog:'.length) };
  if (text.startsWith('article:')) return { to: 'article', article: text.slice('article:'.length) };
  return { to: 'node', dialog, node: text };
}
