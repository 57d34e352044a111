import {
  type Condition,
  conditionsOf,
  type Dialog,
  type DialogNode,
  type Target,
  waysOf,
} from '../../dialogs/index.ts';
import { type FullLanguage, LANGUAGES, type Locale, WRITTEN_IN } from '../../message.ts';
import type { Content } from '../content.ts';

/** The trees as they are drawn: nodes in columns, with what they say in every language and where they lead. */
export type Drawing = readonly DrawnDialog[];
export type DrawnDialog = { id: string; title: string; nodes: readonly DrawnNode[] };
export type DrawnNode = {
  id: string;
  type: DialogNode['type'];
  /** How many steps from the start of its dialog. */
  column: number;
  /** What a person reads, by language: the text first, then labels and conditions. */
  texts: Record<FullLanguage, readonly string[]>;
  ways: readonly DrawnWay[];
};
/** `label` is what stands on the button, or the condition, in English. */
export type DrawnWay = { label: string; target: Target; targetTitle: string };

export function drawingOf(content: Content): Drawing {
  return [...content.dialogs.values()].map((dialog) => {
    const columns = columnsOf(dialog);
    return {
      id: dialog.id,
      title: content.wording.label('en', `dialogs/${dialog.id}:title`),
      nodes: [...dialog.nodes.values()].map((node) => ({
        id: node.id,
        type: node.type,
        column: columns.get(node.id) ?? 0,
        texts: textsOf(content, node),
        ways: drawnWays(content, node),
      })),
    };
  });
}

/** Every node stands right of all that lead to it, ways back aside. */
function columnsOf(dialog: Dialog): Map<string, number> {
  const columns = new Map<string, number>();
  const path = new Set<string>();
  const visit = (id: string, column: number): void => {
    const node = dialog.nodes.get(id);
    if (!node || path.has(id) || (columns.get(id) ?? -1) >= column) return;
    columns.set(id, column);
    path.add(id);
    for (const { target } of waysOf(node)) if (target.to === 'node') visit(target.node, column + 1);
    path.delete(id);
  };
  visit(dialog.start, 0);
  return columns;
}

function textsOf(content: Content, node: DialogNode): Record<FullLanguage, string[]> {
  return Object.fromEntries(
    LANGUAGES.map((language) => {
      const locale = WRITTEN_IN[language];
      if (node.type === 'article') return [language, [articleTitle(content, node.article, locale)]];
      const words = Object.entries(content.wording.namespace(locale, `dialogs/${node.dialog}`));
      return [
        language,
        words
          .filter(([key]) => key.startsWith(`${node.id}.`))
          .map(([key, text]) => markOf(key) + text.replaceAll('**', '')),
      ];
    }),
  ) as Record<FullLanguage, string[]>;
}

/** Which of the three sentences on a condition this is. */
function markOf(key: string): string {
  const [, part, , verdict] = key.split('.');
  if (part !== 'conditions') return '';
  return verdict === 'holds' ? '✓ ' : verdict === 'fails' ? '✗ ' : '? ';
}

function drawnWays(content: Content, node: DialogNode): DrawnWay[] {
  const conditions = conditionsOf(node);
  return waysOf(node).map(({ target, path }, at) => {
    const targetTitle = titleOf(content, target);
    if (node.type !== 'branch')
      return { label: labelOf(content, node, path, targetTitle), target, targetTitle };
    const condition = conditions[at]?.condition;
    return { label: condition ? wordCondition(condition) : 'otherwise', target, targetTitle };
  });
}

function labelOf(
  { wording }: Content,
  node: DialogNode,
  path: (string | number)[],
  targetTitle: string,
): string {
  const [kind, choice] = path;
  if (kind !== 'choices') return kind === 'article' ? 'shows' : 'then';
  const key = `dialogs/${node.dialog}:${node.id}.choices.${choice}`;
  return wording.has('en', key) ? wording.label('en', key) : targetTitle;
}

function titleOf(content: Content, target: Target): string {
  switch (target.to) {
    case 'node':
      return target.node;
    case 'dialog':
      return content.wording.label('en', `dialogs/${target.dialog}:title`);
    case 'article':
      return articleTitle(content, target.article, 'en');
    case 'person':
    case 'menu':
      return target.to;
  }
}

function articleTitle({ articles }: Content, id: string, locale: Locale): string {
  return articles.get(id)?.texts[locale].title ?? id;
}

function wordCondition(condition: Condition): string {
  if ('answer' in condition) return `${condition.answer} = ${condition.oneOf.join(' or ')}`;
  if ('all' in condition) return condition.all.map(wordCondition).join(' and ');
  if ('any' in condition) return condition.any.map(wordCondition).join(' or ');
  if ('not' in condition) return `not (${wordCondition(condition.not)})`;
  return `${condition.atLeast} of: ${condition.of.map(wordCondition).join('; ')}`;
}
