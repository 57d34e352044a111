export { type Checked, type Counts, checkContent } from './check.ts';
export type { Content } from './content.ts';
export { readCorpus } from './corpus.ts';
export { drawingOf } from './drawing/drawing.ts';
export { mermaidOf } from './drawing/mermaid.ts';
export { pageOf } from './drawing/page.ts';
export { ContentError, type Finding, wordFinding } from './finding.ts';
export { loadContent } from './load.ts';
export { loadUnderstanding } from './understanding.ts';
