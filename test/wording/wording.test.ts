import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toCyrillic } from '../../src/language/index.ts';
import { toPlain } from '../../src/richtext.ts';
import { createWording, formatDay } from '../../src/wording/index.ts';

const wording = createWording(
  {
    sq: {
      bot: { hello: 'Mirë se vini, **{{name}}**.', days_one: '{{count}} ditë', days_other: '{{count}} ditë' },
    },
    sr: {
      bot: {
        hello: 'Dobro došli, **{{name}}**.',
        days_one: '{{count}} dan',
        days_few: '{{count}} dana (2-4)',
        days_other: '{{count}} dana',
        call: 'Pozovite **[[police]]**.',
      },
      'dialogs/work': { offer: { text: 'Imate li ponudu?' } },
    },
    en: {
      bot: {
        hello: 'Welcome, **{{name}}**.',
        days_one: '{{count}} day',
        days_other: '{{count}} days',
        list: 'Before {{a}}\n\n- one {{a}}\n- two',
        plain: 'Nothing to *fill*.',
      },
    },
  },
  { phones: new Map([['police', '+383 192']]), toCyrillic },
);

describe('the wording', () => {
  test('is formatted text with its values filled in', () => {
    expect(wording.say('en', 'bot:hello', { name: 'Arta' })).toEqual([
      { type: 'paragraph', spans: [{ text: 'Welcome, ' }, { text: 'Arta', bold: true }, { text: '.' }] },
    ]);
    expect(toPlain(wording.say('en', 'bot:list', { a: 'A' }))).toBe('Before A\n\n• one A\n• two');
  });

  test('never reads Markdown, placeholders or HTML in a value', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (name) => {
        const [block] = wording.say('en', 'bot:hello', { name });
        expect(block && 'spans' in block && block.spans[1]).toEqual({ text: name, bold: true });
        expect(wording.label('sq', 'bot:hello', { name })).toBe(`Mirë se vini, **${name}**.`);
      }),
    );
  });

  test('takes a value that brings its own link', () => {
    const [block] = wording.say('en', 'bot:hello', { name: { text: 'us', href: 'https://a.example' } });
    expect(block && 'spans' in block && block.spans[1]).toEqual({
      text: 'us',
      bold: true,
      href: 'https://a.example',
    });
  });

  test.each([
    ['sq', 1, '1 ditë'],
    ['en', 1, '1 day'],
    ['en', 0, '0 days'],
    ['sr-Latn', 1, '1 dan'],
    ['sr-Latn', 21, '21 dan'],
    ['sr-Latn', 22, '22 dana (2-4)'],
    ['sr-Latn', 12, '12 dana'],
    ['sr-Cyrl', 3, '3 дана (2-4)'],
  ] as const)('chooses the plural form: %s %d', (locale, count, expected) => {
    expect(wording.label(locale, 'bot:days', { count })).toBe(expected);
  });

  test('derives Cyrillic and leaves placeholders and contacts alone', () => {
    expect(toPlain(wording.say('sr-Cyrl', 'bot:hello', { name: 'Ana' }))).toBe('Добро дошли, Ana.');
    expect(wording.say('sr-Cyrl', 'bot:call')).toEqual([
      {
        type: 'paragraph',
        spans: [{ text: 'Позовите ' }, { text: '+383 192', bold: true, href: 'tel:+383192' }, { text: '.' }],
      },
    ]);
    expect(wording.label('sr-Cyrl', 'dialogs/work:offer.text')).toBe('Имате ли понуду?');
  });

  test('gives the same object again when there is nothing to fill', () => {
    expect(wording.say('en', 'bot:plain')).toBe(wording.say('en', 'bot:plain'));
  });

  test('knows its keys, and throws for a key or a value that is missing', () => {
    expect(wording.has('sr-Latn', 'bot:call')).toBe(true);
    expect(wording.has('en', 'bot:call')).toBe(false);
    expect(() => wording.say('en', 'bot:call')).toThrow('"bot:call"');
    expect(() => wording.label('en', 'bot:hello')).toThrow('{{name}}');
  });

  test('hands out a namespace whole', () => {
    expect(wording.namespace('sr-Cyrl', 'bot').call).toBe('Позовите **+383 192**.');
    expect(wording.namespace('sr-Latn', 'dialogs/work')).toEqual({ 'offer.text': 'Imate li ponudu?' });
    expect(wording.namespace('en', 'web')).toEqual({});
  });
});

test.each([
  ['sq', '2026-11-24', '24.11.2026'],
  ['sq', '2026-06-05', '05.06.2026'],
  ['sr-Latn', '2026-11-24', '24.11.2026.'],
  ['sr-Cyrl', '2026-06-05', '05.06.2026.'],
  ['en', '2026-11-24', '24.11.2026'],
  ['en', '2026-06-05', '5 June 2026'],
] as const)('a day in %s: %s', (locale, day, expected) => {
  expect(formatDay(locale, day)).toBe(expected);
});
