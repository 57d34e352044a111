import type { Target } from '../../dialogs/index.ts';
import type { Drawing, DrawnDialog, DrawnNode } from './drawing.ts';

/**
 * The trees in Markdown, each as a Mermaid flowchart of its own: all in one chart would be more than Mermaid takes
 * (500 arrows, 50,000 characters).
 */
export function mermaidOf(drawing: Drawing): string {
  return drawing.map(chart).join('\n');
}

function chart(dialog: DrawnDialog): string {
  const lines = ['flowchart LR', ...dialog.nodes.map((node) => box(dialog, node)), ...arrows(dialog)];
  return `## ${dialog.title}\n\n\`\`\`mermaid\n${lines.join('\n')}\n\`\`\`\n`;
}

function box(dialog: DrawnDialog, { id, texts }: DrawnNode): string {
  const text = texts.en[0];
  const label = text === undefined ? id : `${id}: ${text}`;
  return `  ${nameOf({ to: 'node', dialog: dialog.id, node: id })}[${quoted(label)}]`;
}

function arrows({ id, nodes }: DrawnDialog): string[] {
  return nodes.flatMap((node) =>
    node.ways.map(({ label, target, targetTitle }) => {
      const from = nameOf({ to: 'node', dialog: id, node: node.id });
      const to = target.to === 'node' ? '' : `([${quoted(targetTitle)}])`;
      return `  ${from} -->|${quoted(label)}| ${nameOf(target)}${to}`;
    }),
  );
}

/** A name without signs that Mermaid would read. */
function nameOf(target: Target): string {
  return Object.values(target).join('__').replaceAll('-', '_');
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '#quot;').replace(/\s+/g, ' ')}"`;
}
