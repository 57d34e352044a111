import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkFiles } from '../../src/content/check.ts';
import { KINDS } from '../../src/content/kinds.ts';
import { brokenExamples, good } from './broken.ts';

const TODAY = '2026-11-24';
const examples = brokenExamples();

describe('checking the content', () => {
  test('finds nothing in good content, and counts what is there', () => {
    const { content, findings, counts } = checkFiles(good, TODAY);
    expect(findings).toEqual([]);
    expect(content?.articles.size).toBe(1);
    expect(counts.sr).toMatchObject({ articles: 1, questions: 40, dialogs: 2 });
  });

  test('has an example of every kind of finding', () => {
    expect(examples.map(({ kind }) => kind).sort()).toEqual(Object.keys(KINDS).sort());
  });

  test.each(examples)('$kind: $about', ({ kind, files, finds }) => {
    const { findings } = checkFiles(files, TODAY);
    const found = findings.map(({ severity, message, mend, language, ...where }) => where);
    expect(found).toEqual(finds);
    expect(found.map((finding) => finding.kind)).toContain(kind);
  });

  test('finds the same, in the same order, however the files are read', () => {
    for (const { files } of examples) {
      const reversed = new Map([...files].reverse());
      expect(checkFiles(reversed, TODAY).findings).toEqual(checkFiles(files, TODAY).findings);
    }
  });

  test('survives whatever stands in the files', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('[[', '](', '{{', '\n', '- ', ': ', '"', '}', '# ', 'null', '&a *a'),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...good.keys()),
        fc.nat(),
        fc.nat(40),
        piece,
        (file, at, length, inserted) => {
          const text = good.get(file) ?? '';
          const from = at % (text.length + 1);
          const broken = text.slice(0, from) + inserted + text.slice(from + length);
          expect(checkFiles(new Map(good).set(file, broken), TODAY).findings).toBeDefined();
        },
      ),
      { numRuns: 150 },
    );
  });

  test.each(['unreadable', 'missing-key', 'unknown-id', 'bad-markdown'])(
    'gives no content with a finding of %s',
    (kind) => {
      const example = examples.find((one) => one.kind === kind);
      expect(example && checkFiles(example.files, TODAY).content).toBeUndefined();
    },
  );
});
