import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { splitSpans, toSpans, writeOut } from '../../src/channels/index.ts';
import type { Span } from '../../src/message.ts';
import { parseRichText } from '../../src/richtext.ts';

const textOf = (spans: readonly Span[]) => spans.map((span) => span.text).join('');

describe('a text as one run of spans', () => {
  test('keeps blocks apart, numbers lists and makes headings bold', () => {
    const spans = toSpans(parseRichText('# Visa\n\nYou **need** one.\n\n1. Ask\n2. Wait\n\n- bread\n- salt'));
    expect(textOf(spans)).toBe('Visa\n\nYou need one.\n\n1. Ask\n2. Wait\n\n• bread\n• salt');
    expect(spans.filter((span) => span.bold).map((span) => span.text)).toEqual(['Visa', 'need']);
  });

  test.each<[Span, Span]>([
    [{ text: 'the page', href: 'https://example.org/a' }, { text: 'the page: https://example.org/a' }],
    [
      { text: 'Police', bold: true, href: 'tel:192' },
      { text: 'Police: 192', bold: true },
    ],
    [{ text: '+383 38 000 000', href: 'tel:+38338000000' }, { text: '+383 38 000 000' }],
    [{ text: 'a@example.org', href: 'mailto:a@example.org' }, { text: 'a@example.org' }],
    [{ text: 'no link' }, { text: 'no link' }],
  ])('writes a link out unless its words name the address: %j', (span, expected) => {
    expect(writeOut(span)).toEqual(expected);
  });
});

describe('a long text', () => {
  const words = (count: number) => Array.from({ length: count }, () => 'fjalë').join(' ');

  test.each([
    ['at the end of a paragraph', `${words(10)}\n\n${words(10)}`, [words(10), words(10)]],
    [
      'at the end of a line, when the paragraph is too long',
      `${words(10)}\n${words(10)}`,
      [words(10), words(10)],
    ],
    ['between words, when the line is too long', words(20), [words(13), words(7)]],
    ['within a word, when it is too long', 'a'.repeat(90), ['a'.repeat(80), 'a'.repeat(10)]],
    ['not within a sign of two halves', `a${'😀'.repeat(50)}`, [`a${'😀'.repeat(39)}`, '😀'.repeat(11)]],
    ['not at all, when it fits', 'b'.repeat(80), ['b'.repeat(80)]],
    [
      'not at a break that would leave a tiny part',
      `a\n\n${'b'.repeat(90)}`,
      [`a\n\n${'b'.repeat(77)}`, 'b'.repeat(13)],
    ],
    ['into nothing, when there is nothing to see', ' \n\n ', []],
  ])('is divided %s', (_, text, parts) => {
    expect(splitSpans([{ text }], 80).map(textOf)).toEqual(parts);
  });

  test('keeps the style of what is divided', () => {
    const parts = splitSpans([{ text: 'one ' }, { text: 'two three', bold: true }, { text: ' four' }], 8);
    expect(parts).toEqual([
      [{ text: 'one ' }, { text: 'two', bold: true }],
      [{ text: 'three', bold: true }],
      [{ text: 'four' }],
    ]);
  });

  test('loses nothing but space, and no part is too long', () => {
    const piece = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(' ', '\n', '\n\n', '\n \n'));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 2, max: 50 }), (pieces, limit) => {
        const parts = splitSpans(
          pieces.map((text) => ({ text })),
          limit,
        ).map(textOf);
        expect(parts.join('').replace(/\s/g, '')).toBe(pieces.join('').replace(/\s/g, ''));
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(limit);
          expect(part.trim()).toBe(part);
          expect(part).not.toBe('');
        }
      }),
    );
  });

  test('of a hundred thousand signs is divided at once', () => {
    const started = performance.now();
    splitSpans([{ text: `${'a '.repeat(30_000)}${'\n'.repeat(20_000)}${'b'.repeat(20_000)}` }], 4096);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
