import { LANGUAGES } from '../../message.ts';
import type { Drawing, DrawnDialog, DrawnNode, DrawnWay } from './drawing.ts';

/**
 * The trees as one page that needs nothing else: an SVG for each tree, and beside it what the chosen node says in every language.
 * A node is a link to its texts, so that the page works without a script.
 */
export function pageOf(drawing: Drawing): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>The dialog trees</title>
<style>${STYLE}</style>
<main>
${drawing.map(treeOf).join('\n')}
</main>
<aside>
<p>Choose a node to read what it says.</p>
${drawing.flatMap((dialog) => dialog.nodes.map((node) => textsOf(dialog, node))).join('\n')}
</aside>
</html>
`;
}

const STYLE = `
body { display: flex; margin: 0; font: 14px/1.4 system-ui, sans-serif; color: #1c2733; }
main { flex: 1; overflow: auto; height: 100vh; padding: 0 1.5rem; }
aside { width: 24rem; height: 100vh; overflow: auto; padding: 0 1rem; border-left: 1px solid #c9d2db; background: #f6f8fa; }
aside section { display: none; } aside section:target { display: block; }
aside:has(section:target) > p { display: none; }
@media (max-width: 50rem) { body { flex-direction: column; } main, aside { flex: none; box-sizing: border-box; width: 100vw; height: 50vh; } aside { border-top: 1px solid #c9d2db; } }
h3 { margin-bottom: .2rem; } li { white-space: pre-wrap; }
svg text { font-size: 12px; fill: currentColor; }
.box { fill: #fff; stroke: #5b6b7b; } .branch .box { fill: #fff7e0; } .weigh .box { fill: #e6f3ec; } .article .box { fill: #e8eefb; }
.name { font-weight: 600; } .way { fill: none; stroke: #8393a3; } .out { fill: #1f5fae; }
a:hover .box, a:focus .box { stroke-width: 2.5; }
`;

const WIDTH = 270;
const COLUMN = WIDTH + 110;
const ROW = 20;
const HEAD = 46;
const GAP = 24;
/** As many letters as fit into a box. */
const LETTERS = 38;

type Placed = DrawnNode & { x: number; y: number; height: number };

function treeOf(dialog: DrawnDialog): string {
  const placed = place(dialog);
  const width = Math.max(...placed.map(({ x }) => x)) + WIDTH + GAP;
  const height = Math.max(...placed.map((node) => node.y + node.height)) + GAP;
  return `<h2 id="${dialog.id}">${escaped(dialog.title)}</h2>
<svg width="${width}" height="${height}" role="img" aria-label="${escaped(dialog.title)}">
${placed.flatMap((node) => arrowsOf(node, placed)).join('\n')}
${placed.map((node) => boxOf(dialog, node)).join('\n')}
</svg>`;
}

function place({ nodes }: DrawnDialog): Placed[] {
  const bottoms: number[] = [];
  return nodes.map((node) => {
    const y = bottoms[node.column] ?? GAP;
    const height = HEAD + node.ways.length * ROW + 8;
    bottoms[node.column] = y + height + GAP;
    return { ...node, x: node.column * COLUMN + 2, y, height };
  });
}

function boxOf(dialog: DrawnDialog, { id, type, texts, ways, x, y, height }: Placed): string {
  const rows = ways.map((way, at) => rowOf(way, y + HEAD + at * ROW + 12, x));
  return `<a href="#${dialog.id}/${id}" class="${type}">
<rect class="box" x="${x}" y="${y}" width="${WIDTH}" height="${height}" rx="6"/>
<text class="name" x="${x + 10}" y="${y + 18}">${escaped(id)} (${type})</text>
<text x="${x + 10}" y="${y + 36}">${escaped(short(texts.en[0] ?? '', LETTERS))}</text>
${rows.join('\n')}
</a>`;
}

function rowOf({ label, target, targetTitle }: DrawnWay, y: number, x: number): string {
  if (target.to === 'node')
    return `<text x="${x + 10}" y="${y}">• ${escaped(short(label, LETTERS - 2))}</text>`;
  const to = `${target.to === 'article' || target.to === 'dialog' ? `${target.to}: ` : ''}${targetTitle}`;
  const text = label === targetTitle ? '' : `${short(label, LETTERS / 2)} `;
  const room = LETTERS - text.length - 4;
  return `<text x="${x + 10}" y="${y}">• ${escaped(text)}<tspan class="out">→ ${escaped(short(to, room))}</tspan></text>`;
}

function arrowsOf({ x, y, ways }: Placed, placed: Placed[]): string[] {
  return ways.flatMap(({ target }, at) => {
    const to = target.to === 'node' && placed.find(({ id }) => id === target.node);
    if (!to) return [];
    const [fromX, fromY] = [x + WIDTH, y + HEAD + at * ROW + 8];
    const bend = to.x > x ? 60 : 140;
    return `<path class="way" d="M${fromX} ${fromY} C${fromX + bend} ${fromY} ${to.x - bend} ${to.y + 14} ${to.x} ${to.y + 14}"/>`;
  });
}

function textsOf(dialog: DrawnDialog, { id, texts, ways }: DrawnNode): string {
  const languages = LANGUAGES.filter((language) => texts[language].length > 0).map(
    (language) =>
      `<h3>${language}</h3><ul lang="${language}">${texts[language].map((text) => `<li>${escaped(text)}</li>`).join('')}</ul>`,
  );
  const ends = ways.map(({ label, targetTitle }) => `<li>${escaped(label)} → ${escaped(targetTitle)}</li>`);
  return `<section id="${dialog.id}/${id}"><h2>${dialog.id} / ${id}</h2>${languages.join('')}<h3>leads to</h3><ul>${ends.join('')}</ul></section>`;
}

function short(text: string, letters: number): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > letters ? `${line.slice(0, letters - 1)}…` : line;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
