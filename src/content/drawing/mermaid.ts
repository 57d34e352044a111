import type { Target } from '../../dialogs/index.ts';
import type { Drawing, DrawnDialog } from './drawing.ts';

/** The trees as a Mermaid flowchart, for pages and editors that draw it. */
export function mermaidOf(drawing: Drawing): string {
  return ['flowchart LR', ...drawing.flatMap(subgraph), ...drawing.flatMap(arrows), ''].join('\n');
}

function subgraph({ id, title, nodes }: DrawnDialog): string[] {
  const boxes = nodes.map((node) => {
    const text = node.texts.en[0];
    const label = text === undefined ? node.id : `${node.id}: ${text}`;
    return `    ${nameOf({ to: 'node', dialog: id, node: node.id })}[${quoted(label)}]`;
  });
  return [`  subgraph ${nameOf({ to: 'dialog', dialog: id })}[${quoted(title)}]`, ...boxes, '  end'];
}

function arrows({ id, nodes }: DrawnDialog): string[] {
  return nodes.flatMap((node) =>
    node.ways.map(({ label, target, targetTitle }) => {
      const from = nameOf({ to: 'node', dialog: id, node: node.id });
      const isDrawn = target.to === 'node' || target.to === 'dialog';
      const to = isDrawn ? nameOf(target) : `${nameOf(target)}([${quoted(targetTitle)}])`;
      return `  ${from} -->|${quoted(label)}| ${to}`;
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
