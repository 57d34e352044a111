import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  KEYBOARD_ROWS,
  LABEL_CHARACTERS,
  REQUEST_BYTES,
  SENDER_NAME_CHARACTERS,
  TEXT_CHARACTERS,
} from '../../../src/channels/viber/limits.ts';
import { render, renderWelcome } from '../../../src/channels/viber/render.ts';
import { type Choice, LOCALES, type Outbound, type RichText } from '../../../src/message.ts';
import { parseRichText, plainText } from '../../../src/richtext.ts';
import { Message } from '../../support/viber-simulator/requests.ts';
import { commandWording } from '../parts.ts';
import { outbound } from './bench.ts';

const common = { receiver: 'A=', sender: { name: 'Busulla' }, type: 'text' };
const menu = [[{ id: 'go:menu', label: 'Menyja' }]];
const keyboard = (...buttons: object[]) => ({
  min_api_version: 6,
  keyboard: { Type: 'keyboard', DefaultHeight: false, Buttons: buttons },
});
const menuButton = {
  Columns: 6,
  Rows: 1,
  ActionType: 'reply',
  ActionBody: '#:go:menu',
  Text: 'Menyja',
  Silent: true,
};

const say = (text: string, more: Partial<Outbound> = {}) => outbound({ text: parseRichText(text), ...more });

describe('a message', () => {
  test.each<[string, Outbound, object[]]>([
    ['of plain words', say('Tung'), [{ ...common, text: 'Tung' }]],
    ['with a button', say('Tung', { choices: menu }), [{ ...common, text: 'Tung', ...keyboard(menuButton) }]],
    [
      'with a link and the contact button',
      say('Tung', {
        links: [{ label: 'Faqja & më', url: 'https://example.org' }],
        requestContact: { label: 'Dërgo numrin tim' },
      }),
      [
        {
          ...common,
          text: 'Tung',
          ...keyboard(
            {
              ...menuButton,
              ActionType: 'open-url',
              ActionBody: 'https://example.org',
              Text: 'Faqja &amp; më',
            },
            {
              ...menuButton,
              ActionType: 'share-phone',
              ActionBody: '#:share-phone',
              Text: 'Dërgo numrin tim',
            },
          ),
        },
      ],
    ],
    [
      'that would replace another or be silent',
      say('Tung', { replaces: '9', silent: true }),
      [{ ...common, text: 'Tung' }],
    ],
    [
      'without words',
      outbound({ text: [], choices: menu }),
      [{ ...common, text: '…', ...keyboard(menuButton) }],
    ],
  ])('%s', (_, message, requests) => {
    expect(render(message, 'Busulla', 'A=')).toEqual(requests);
  });
});

describe('the text', () => {
  test.each([
    ['**Viza** dhe *puna*', '*Viza* dhe puna'],
    ['# Titulli\n\n- një\n- **dy**', '*Titulli*\n\n• një\n• *dy*'],
    ['**a**b', 'ab'],
    ['a **b**: c', 'a b: c'],
    ['2 **\\*** 3', '2 * 3'],
    ['[faqja](https://example.org) tani', 'faqja: https://example.org tani'],
    ['**[192](tel:192)**', '*192*'],
    ['`PRN-1`', 'PRN-1'],
  ])('%s', (markdown, text) => {
    expect(render(say(markdown), 'Busulla')[0]?.text).toBe(text);
  });

  test.each(['a', 'ë', 'Ж'])('is whole at the limit and in two parts one past it, in %s', (letter) => {
    const parts = (count: number) =>
      render(outbound({ text: plainText(letter.repeat(count)), choices: menu }), 'Busulla').map((request) => [
        request.text.length,
        request.keyboard?.Buttons.length,
      ]);
    expect(parts(TEXT_CHARACTERS)).toEqual([[TEXT_CHARACTERS, 1]]);
    expect(parts(TEXT_CHARACTERS + 1)).toEqual([
      [TEXT_CHARACTERS, undefined],
      [1, 1],
    ]);
  });

  test('comes in smaller parts when its bytes are too many', () => {
    const requests = render(outbound({ text: plainText('\u0001'.repeat(TEXT_CHARACTERS)) }), 'Busulla');
    expect(requests.length).toBeGreaterThan(1);
    for (const request of requests) expect(JSON.stringify(request).length).toBeLessThanOrEqual(REQUEST_BYTES);
  });
});

describe('the keyboard', () => {
  const row = (count: number, label = 'x'): Choice[] =>
    Array.from({ length: count }, (_, index) => ({ id: `${index}`, label }));
  const columnsOf = (choices: Choice[][]) => {
    const [request] = render(say('x', { choices }), 'Busulla');
    return request?.keyboard?.Buttons.map(({ Columns }) => Columns);
  };

  test.each([
    ['one', row(1), [6]],
    ['two', row(2), [3, 3]],
    ['three', row(3), [2, 2, 2]],
    ['four', row(4), [3, 3, 3, 3]],
    ['five', row(5), [2, 2, 2, 3, 3]],
    ['seven', row(7), [2, 2, 2, 3, 3, 3, 3]],
    ['two that can be read side by side', row(2, 'x'.repeat(19)), [3, 3]],
    ['two that cannot', row(2, 'x'.repeat(20)), [6, 6]],
    ['none', [], undefined],
  ])('shares a row out evenly: %s', (_, choices, columns) => {
    expect(columnsOf([choices])).toEqual(columns);
  });

  test('has no more rows than Viber shows', () => {
    expect(columnsOf(Array(KEYBOARD_ROWS).fill(row(1)))).toHaveLength(KEYBOARD_ROWS);
    expect(columnsOf(Array(KEYBOARD_ROWS + 1).fill(row(1)))).toHaveLength(KEYBOARD_ROWS);
  });

  test('shortens labels that are too long', () => {
    const labelOf = (length: number) =>
      render(say('x', { choices: [row(1, 'ë'.repeat(length))] }), 'Busulla')[0]?.keyboard?.Buttons[0]?.Text;
    expect(labelOf(LABEL_CHARACTERS)).toBe('ë'.repeat(LABEL_CHARACTERS));
    expect(labelOf(LABEL_CHARACTERS + 1)).toBe(`${'ë'.repeat(LABEL_CHARACTERS - 1)}…`);
  });
});

describe('a welcome', () => {
  test('is one message, whatever the turn says', () => {
    const replies = [
      say('Tung', { choices: [[{ id: 'locale:sq', label: 'Shqip' }]] }),
      say('Zgjidh', { choices: menu }),
    ];
    expect(renderWelcome(replies, 'Busulla')).toEqual({
      sender: { name: 'Busulla' },
      type: 'text',
      text: 'Tung\n\nZgjidh',
      ...keyboard({ ...menuButton, ActionBody: '#:locale:sq', Text: 'Shqip' }, menuButton),
    });
  });

  test('is nothing when the turn says nothing', () => {
    expect(renderWelcome([], 'Busulla')).toBeUndefined();
  });
});

test('the sender has the same short name in every language', () => {
  const names = LOCALES.map((locale) => commandWording().label(locale, 'commands:senderName'));
  expect(new Set(names).size).toBe(1);
  expect(names[0]?.length).toBeLessThanOrEqual(SENDER_NAME_CHARACTERS);
});

test('whatever is said, Viber takes it', () => {
  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6_000 });
  const span = fc.record(
    {
      text: words,
      bold: fc.constant(true as const),
      href: fc.constantFrom('https://example.org', 'tel:112'),
    },
    { requiredKeys: ['text'] },
  );
  const text: fc.Arbitrary<RichText> = fc.array(
    fc.record({
      type: fc.constantFrom('heading' as const, 'paragraph' as const),
      spans: fc.array(span, { maxLength: 3 }),
    }),
    { maxLength: 4 },
  );
  const choice = fc.record({
    id: fc.string({ minLength: 1, maxLength: 60 }),
    label: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 38 }),
  });
  const choices = fc.array(fc.array(choice, { maxLength: 7 }), { maxLength: 12 });
  fc.assert(
    fc.property(text, choices, (text, choices) => {
      for (const request of render(outbound({ text, choices }), 'Busulla', 'A=')) {
        Message.parse(request);
        expect(Buffer.byteLength(JSON.stringify(request))).toBeLessThanOrEqual(REQUEST_BYTES);
      }
    }),
    { numRuns: 60 },
  );
});
