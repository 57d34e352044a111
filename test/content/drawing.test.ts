import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../../src/config.ts';
import { checkFiles } from '../../src/content/check.ts';
import { drawingOf, loadContent, mermaidOf, pageOf } from '../../src/content/index.ts';
import { good } from './broken.ts';

/** The good content, with a label that HTML and Mermaid would read. */
const travel = 'locales/en/dialogs/travel.json';
const files = new Map(good).set(
  travel,
  (good.get(travel) ?? '').replace('Biometric"', 'New & \\"chip\\" < 5"'),
);
const { content } = checkFiles(files, '2026-11-24');
if (!content) throw new Error('the good content is not good');
const drawing = drawingOf(content);

describe('the drawing of the trees', () => {
  test('puts every node right of those that lead to it', () => {
    const nodes = drawing.find(({ id }) => id === 'travel')?.nodes ?? [];
    expect(nodes.map(({ id, column }) => [id, column])).toEqual([
      ['passport', 0],
      ['length', 1],
      ['way', 2],
      ['check', 3],
      ['note', 4],
    ]);
  });

  test('is a Mermaid chart of every tree, with an arrow for every way', () => {
    const lines = mermaidOf(drawing).split('\n');
    const ways = drawing.flatMap(({ nodes }) => nodes.flatMap((node) => node.ways));
    expect(lines.filter((line) => line === 'flowchart LR')).toHaveLength(drawing.length);
    expect(lines.filter((line) => line.includes('-->'))).toHaveLength(ways.length);
    expect(lines).toContain(
      '  node__travel__passport -->|"New & #quot;chip#quot; < 5"| node__travel__length',
    );
    expect(lines).toContain(
      '  node__travel__way -->|"passport = biometric and stay = short"| node__travel__check',
    );
    expect(lines).toContain(
      '  node__travel__note -->|"then"| article__visa_ees(["Fingerprints at the border"])',
    );
  });

  test('has no chart that Mermaid refuses for its size', () => {
    for (const chart of mermaidOf(drawingOf(loadContent(ROOT)))
      .split('```mermaid')
      .slice(1)) {
      expect(chart.length).toBeLessThan(50_000);
      expect(chart.split('-->').length).toBeLessThanOrEqual(500);
    }
  });

  test('is a page on which every node shows its texts in three languages', () => {
    const page = pageOf(drawing);
    for (const { id, nodes } of drawing) {
      for (const node of nodes) {
        expect(page).toContain(`<a href="#${id}/${node.id}"`);
        expect(page).toContain(`<section id="${id}/${node.id}">`);
      }
    }
    for (const text of ['Çfarë pasaporte keni?', 'Kakav pasoš imate?', 'Which passport do you have?']) {
      expect(page).toContain(`<li>${text}</li>`);
    }
    expect(page).toMatch(/<li>✓ [^<]+<\/li><li>✗ [^<]+<\/li><li>\? [^<]+<\/li>/);
    expect(page).toContain('New &amp; &quot;chip&quot; &lt; 5');
    expect(page).not.toMatch(/<script|<b>|https?:\/\//);
  });
});
