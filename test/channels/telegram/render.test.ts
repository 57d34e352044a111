import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  BUTTONS,
  BUTTONS_IN_ROW,
  CALLBACK_BYTES,
  TEXT_CHARACTERS,
} from '../../../src/channels/telegram/limits.ts';
import { render } from '../../../src/channels/telegram/render.ts';
import type { Outbound, RichText } from '../../../src/message.ts';
import { parseRichText, plainText } from '../../../src/richtext.ts';
import { readHtml } from '../../support/telegram-simulator/html.ts';
import { METHODS } from '../../support/telegram-simulator/requests.ts';

const outbound = (text: string | RichText, more: Partial<Outbound> = {}): Outbound => ({
  says: ['test'],
  text: typeof text === 'string' ? parseRichText(text) : text,
  locale: 'sq',
  ...more,
});

const common = { chat_id: 42, parse_mode: 'HTML', link_preview_options: { is_disabled: true } };
const menu = [[{ id: 'go:menu', label: 'Menyja' }]];
const inlineMenu = { inline_keyboard: [[{ text: 'Menyja', callback_data: 'go:menu' }]] };
const contact = {
  keyboard: [[{ text: 'Dërgo numrin tim', request_contact: true }]],
  resize_keyboard: true,
  one_time_keyboard: true,
};

describe('a message', () => {
  test.each<[string, Outbound, object[]]>([
    ['of plain words', outbound('Tung'), [{ method: 'sendMessage', payload: { ...common, text: 'Tung' } }]],
    [
      'without sound',
      outbound('Tung', { silent: true }),
      [{ method: 'sendMessage', payload: { ...common, text: 'Tung', disable_notification: true } }],
    ],
    [
      'with buttons and links',
      outbound('Tung', { choices: menu, links: [{ label: 'Faqja', url: 'https://example.org' }] }),
      [
        {
          method: 'sendMessage',
          payload: {
            ...common,
            text: 'Tung',
            reply_markup: {
              inline_keyboard: [
                ...inlineMenu.inline_keyboard,
                [{ text: 'Faqja', url: 'https://example.org' }],
              ],
            },
          },
        },
      ],
    ],
    [
      'that asks for the number',
      outbound('Numri?', { requestContact: { label: 'Dërgo numrin tim' } }),
      [{ method: 'sendMessage', payload: { ...common, text: 'Numri?', reply_markup: contact } }],
    ],
    [
      'that asks for the number and has buttons',
      outbound('Numri?', { choices: menu, requestContact: { label: 'Dërgo numrin tim' } }),
      [
        { method: 'sendMessage', payload: { ...common, text: 'Numri?', reply_markup: inlineMenu } },
        { method: 'sendMessage', payload: { ...common, text: 'Dërgo numrin tim', reply_markup: contact } },
      ],
    ],
    [
      'in place of another',
      outbound('Tung', { choices: menu, replaces: '9', silent: true }),
      [
        {
          method: 'editMessageText',
          payload: { ...common, message_id: 9, text: 'Tung', reply_markup: inlineMenu },
        },
      ],
    ],
    [
      'in place of another, though an edit cannot ask for the number',
      outbound('Numri?', { replaces: '9', requestContact: { label: 'Dërgo numrin tim' } }),
      [{ method: 'sendMessage', payload: { ...common, text: 'Numri?', reply_markup: contact } }],
    ],
    [
      'in place of one that is not on Telegram',
      outbound('Tung', { replaces: 'abc' }),
      [{ method: 'sendMessage', payload: { ...common, text: 'Tung' } }],
    ],
    [
      'without words',
      outbound([], { choices: menu }),
      [{ method: 'sendMessage', payload: { ...common, text: '…', reply_markup: inlineMenu } }],
    ],
  ])('%s', (_, message, requests) => {
    expect(render(42, message)).toEqual(requests);
  });
});

describe('the text', () => {
  test.each([
    ['**bold** *italic* ***both***', '<b>bold</b> <i>italic</i> <b><i>both</i></b>'],
    ['`PRN-1` 1 < 2 & "x"', '<code>PRN-1</code> 1 &lt; 2 &amp; &quot;x&quot;'],
    ['[the page](https://example.org/?a=1&b=2)', '<a href="https://example.org/?a=1&amp;b=2">the page</a>'],
    ['[police](tel:192)', 'police: 192'],
    ['[+383 38 000 000](tel:+38338000000)', '+383 38 000 000'],
    ['# Title\n\n- one\n- **two**', '<b>Title</b>\n\n• one\n• <b>two</b>'],
  ])('%s', (markdown, html) => {
    expect(render(42, outbound(markdown))[0]?.payload.text).toBe(html);
  });

  test.each(['a', 'ë', 'Ж', '&'])('is whole at the limit and in two parts one past it, in %s', (letter) => {
    const parts = (count: number) =>
      render(42, outbound(plainText(letter.repeat(count)), { choices: menu })).map(({ payload }) => ({
        length: readHtml(payload.text ?? '').text.length,
        buttons: payload.reply_markup,
      }));
    expect(parts(TEXT_CHARACTERS)).toEqual([{ length: TEXT_CHARACTERS, buttons: inlineMenu }]);
    expect(parts(TEXT_CHARACTERS + 1)).toEqual([
      { length: TEXT_CHARACTERS, buttons: undefined },
      { length: 1, buttons: inlineMenu },
    ]);
  });

  test('that replaces and is long edits with its first part', () => {
    const long = outbound(plainText('a'.repeat(TEXT_CHARACTERS + 1)), { replaces: '9' });
    expect(render(42, long).map(({ method }) => method)).toEqual(['editMessageText', 'sendMessage']);
  });
});

test('rows and keyboards that are too long are cut to what Telegram shows', () => {
  const row = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ id: `${index}`, label: `${index}` }));
  const rowsOf = (choices: ReturnType<typeof row>[]) => {
    const [request] = render(42, outbound('x', { choices }));
    const markup = request?.payload.reply_markup;
    return markup && 'inline_keyboard' in markup ? markup.inline_keyboard.map((one) => one.length) : [];
  };
  expect(rowsOf([row(BUTTONS_IN_ROW)])).toEqual([8]);
  expect(rowsOf([row(BUTTONS_IN_ROW + 1)])).toEqual([8, 1]);
  expect(rowsOf([[], row(BUTTONS + 1)]).reduce((sum, length) => sum + length)).toBe(BUTTONS);
});

test('a button whose id has too many bytes is left out, and the message comes all the same', () => {
  const atLimit = 'Ж'.repeat(CALLBACK_BYTES / 2);
  const choices = [
    [
      { id: atLimit, label: 'a' },
      { id: `${atLimit}x`, label: 'b' },
    ],
  ];
  expect(render(42, outbound('x', { choices }))[0]?.payload.reply_markup).toEqual({
    inline_keyboard: [[{ text: 'a', callback_data: atLimit }]],
  });
});

test('whatever is said, Telegram can read it', () => {
  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3_000 });
  const href = fc.constantFrom('https://example.org/?a="<&>"', 'tel:112', 'mailto:a@example.org');
  const span = fc.record(
    {
      text: words,
      bold: fc.constant(true as const),
      italic: fc.constant(true as const),
      code: fc.constant(true as const),
      href,
    },
    { requiredKeys: ['text'] },
  );
  const spans = fc.array(span, { maxLength: 4 });
  const block = fc.oneof(
    fc.record({ type: fc.constantFrom('heading' as const, 'paragraph' as const), spans }),
    fc.record({
      type: fc.constant('list' as const),
      ordered: fc.boolean(),
      items: fc.array(spans, { maxLength: 3 }),
    }),
  );
  fc.assert(
    fc.property(fc.array(block, { maxLength: 5 }), (text) => {
      for (const { method, payload } of render(42, outbound(text, { choices: menu, replaces: '9' }))) {
        METHODS[method].parse(payload);
        const { length } = readHtml(payload.text ?? '').text;
        expect(length).toBeGreaterThan(0);
        expect(length).toBeLessThanOrEqual(TEXT_CHARACTERS);
      }
    }),
    { numRuns: 60 },
  );
});
