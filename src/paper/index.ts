export { escaped, toHtml } from './html.ts';
export type { Paper, Part, Section } from './paper.ts';
export { toPdf } from './pdf.ts';
