import encodeQR from 'qr';
import type { Span } from '../message.ts';
import type { Drawing, Paper, Part, Section, Shape } from './paper.ts';

const STYLE = '<link rel="stylesheet" href="/assets/paper.css">';

/**
 * The paper as a page of its own, made to be printed. `after` is markup of ours that stands below it on the screen only;
 * `style` is for a page that lies outside of our server.
 */
export function toHtml(paper: Paper, { after = '', style = STYLE } = {}): string {
  return `<!doctype html>
<html lang="${paper.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(paper.title)}</title>
<link rel="icon" href="data:,">
${style}
</head>
<body>
<main>
<h1>${escaped(paper.title)}</h1>
${paper.sections.map(sectionHtml).join('\n')}
</main>
${after}</body>
</html>
`;
}

/** What a text looks like in HTML. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function sectionHtml({ locale, parts }: Section): string {
  return `<section lang="${locale}">\n${parts.map(partHtml).join('\n')}\n</section>`;
}

function partHtml(part: Part): string {
  switch (part.type) {
    case 'heading':
      return `<h2>${spansHtml(part.spans)}</h2>`;
    case 'paragraph':
      return `<p>${spansHtml(part.spans)}</p>`;
    case 'list': {
      const tag = part.ordered ? 'ol' : 'ul';
      return `<${tag}>${part.items.map((item) => `<li>${spansHtml(item)}</li>`).join('')}</${tag}>`;
    }
    case 'table':
      return tableHtml(part);
    case 'drawing':
      return drawingHtml(part.drawing);
    case 'qr':
      return `<div class="qr" aria-hidden="true">${encodeQR(part.content, 'svg')}</div>`;
  }
}

function drawingHtml({ width, height, shapes }: Drawing): string {
  return `<svg class="drawing" viewBox="0 0 ${width} ${height}" aria-hidden="true">${shapes.map(shapeSvg).join('')}</svg>`;
}

function shapeSvg(shape: Shape): string {
  if (shape.draw === 'box') {
    const { x, y, width, height, tone } = shape;
    return `<rect class="${tone}" x="${x}" y="${y}" width="${width}" height="${height}"/>`;
  }
  const { x, y, size, text, from } = shape;
  return `<text x="${x}" y="${y}" font-size="${size}" text-anchor="${from}">${escaped(text)}</text>`;
}

function tableHtml({ head, rows }: Extract<Part, { type: 'table' }>): string {
  const named = head && `<thead>${rowHtml(head.map((cell) => th(cell, 'col')))}</thead>`;
  const body = rows.map(([first = '', ...others]) =>
    rowHtml([head ? td(first) : th(first, 'row'), ...others.map(td)]),
  );
  return `<table>${named ?? ''}<tbody>${body.join('')}</tbody></table>`;
}

const rowHtml = (cells: string[]) => `<tr>${cells.join('')}</tr>`;
const td = (text: string) => `<td>${escaped(text)}</td>`;
const th = (text: string, scope: 'col' | 'row') => `<th scope="${scope}">${escaped(text)}</th>`;

function spansHtml(spans: readonly Span[]): string {
  return spans.map(spanHtml).join('');
}

function spanHtml({ text, bold, italic, code, href }: Span): string {
  let html = escaped(text);
  if (code) html = `<code>${html}</code>`;
  if (italic) html = `<em>${html}</em>`;
  if (bold) html = `<strong>${html}</strong>`;
  return href === undefined ? html : `<a href="${escaped(href)}">${html}</a>`;
}
