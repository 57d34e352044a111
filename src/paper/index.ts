export { escaped, toHtml } from './html.ts';
export type { Drawing, Paper, Part, Section, Shape } from './paper.ts';
export { toPdf } from './pdf.ts';
