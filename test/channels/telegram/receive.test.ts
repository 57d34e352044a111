import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { receive } from '../../../src/channels/telegram/receive.ts';
import type { InboundEvent } from '../../../src/message.ts';

const chat = { id: 42, type: 'private', first_name: 'Person' };
const from = { id: 42, is_bot: false, first_name: 'Person', language_code: 'sq' };
const message = (content: object) => ({
  update_id: 7,
  message: { message_id: 1, date: 1, chat, from, ...content },
});

const AT = 1_795_000_000_000;

describe('a message', () => {
  test('becomes an inbound with the language of the app as a hint', () => {
    expect(receive(message({ text: 'Tung' }), AT)).toEqual({
      inbound: {
        channel: 'telegram',
        conversation: 'telegram:42',
        message: '1',
        turnId: 'telegram:7',
        at: AT,
        languageHint: 'sq',
        event: { type: 'text', text: 'Tung' },
      },
    });
  });

  test('needs no language', () => {
    const { language_code: _, ...plain } = from;
    const received = receive(message({ text: 'Tung', from: plain }), AT);
    expect(received?.inbound).not.toHaveProperty('languageHint');
  });

  test.each<[string, object, InboundEvent]>([
    ['a text', { text: 'Шта ако…' }, { type: 'text', text: 'Шта ако…' }],
    ['a command', { text: '/menu@BusullaBot' }, { type: 'command', name: 'menu' }],
    ['a deep link', { text: '/start work' }, { type: 'command', name: 'start', argument: 'work' }],
    [
      'the own number',
      { contact: { phone_number: '+38344000000', user_id: 42 } },
      { type: 'contact', phone: '+38344000000' },
    ],
    [
      "somebody else's number",
      { contact: { phone_number: '+38344000000', user_id: 43 } },
      { type: 'unsupported', kind: 'contact' },
    ],
    [
      'a number of nobody on Telegram',
      { contact: { phone_number: '+38344000000' } },
      { type: 'unsupported', kind: 'contact' },
    ],
    ['a photo', { photo: [{ file_id: 'x' }] }, { type: 'unsupported', kind: 'photo' }],
    [
      'words under a photo',
      { photo: [{ file_id: 'x' }], caption: 'më morën pasaportën' },
      { type: 'text', text: 'më morën pasaportën' },
    ],
    ['a voice message', { voice: { file_id: 'x' } }, { type: 'unsupported', kind: 'voice' }],
    ['a sticker', { sticker: { file_id: 'x' } }, { type: 'unsupported', kind: 'sticker' }],
    ['a document', { document: { file_id: 'x' } }, { type: 'unsupported', kind: 'document' }],
    ['an animation', { animation: {}, document: {} }, { type: 'unsupported', kind: 'animation' }],
    ['a place', { location: { latitude: 42.6, longitude: 21.1 } }, { type: 'unsupported', kind: 'location' }],
    ['a venue', { venue: {}, location: {} }, { type: 'unsupported', kind: 'venue' }],
  ])('with %s', (_, content, event) => {
    expect(receive(message(content), AT)?.inbound.event).toEqual(event);
  });
});

describe('a press', () => {
  const press = {
    id: 'q1',
    from,
    data: 'go:menu',
    chat_instance: '1',
    message: { message_id: 9, date: 1, chat },
  };

  test('becomes a choice on its message, and waits for an answer', () => {
    expect(receive({ update_id: 8, callback_query: press }, AT)).toEqual({
      inbound: {
        channel: 'telegram',
        conversation: 'telegram:42',
        turnId: 'telegram:8',
        at: AT,
        languageHint: 'sq',
        event: { type: 'choice', id: 'go:menu', on: '9' },
      },
      press: 'q1',
    });
  });

  test('on a message that Telegram shows no more still counts', () => {
    const message = { message_id: 9, date: 0, chat };
    const received = receive({ update_id: 8, callback_query: { ...press, message } }, AT);
    expect(received?.inbound.event).toEqual({ type: 'choice', id: 'go:menu', on: '9' });
  });
});

describe('nothing for us', () => {
  const group = { id: -100, type: 'supergroup' };

  test.each<[string, unknown]>([
    ['a group', message({ text: 'Tung', chat: group })],
    [
      'a press in a group',
      { update_id: 1, callback_query: { id: 'q', from, data: 'x', message: { message_id: 1, chat: group } } },
    ],
    [
      'a channel',
      { update_id: 1, channel_post: { message_id: 1, chat: { id: -1, type: 'channel' }, text: 'x' } },
    ],
    ['an edited message', { update_id: 1, edited_message: { message_id: 1, chat, from, text: 'x' } }],
    [
      'a person who blocked the bot',
      { update_id: 1, my_chat_member: { chat, from, new_chat_member: { status: 'kicked' } } },
    ],
    ['a service message', message({ pinned_message: {} })],
    ['a game', { update_id: 1, callback_query: { id: 'q', from, game_short_name: 'x' } }],
    ['an update without a number', { message: { message_id: 1, chat, from, text: 'x' } }],
    ['a message of an unknown shape', { update_id: 1, message: { chat: 'x', text: 5 } }],
    ['a text', 'x'],
    ['nothing', undefined],
  ])('is %s', (_, update) => {
    expect(receive(update, AT)).toBeUndefined();
  });

  test('is never a reason to fail', () => {
    fc.assert(fc.property(fc.anything(), (update) => void receive(update, AT)));
    const mutated = fc.record({
      update_id: fc.oneof(fc.integer(), fc.anything()),
      message: fc.record({
        chat: fc.oneof(fc.constant(chat), fc.anything()),
        from: fc.oneof(fc.constant(from), fc.anything()),
        text: fc.anything(),
      }),
      callback_query: fc.anything(),
    });
    fc.assert(fc.property(mutated, (update) => void receive(update, AT)));
  });
});
