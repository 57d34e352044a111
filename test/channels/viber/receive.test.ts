import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { receive } from '../../../src/channels/viber/receive.ts';
import type { InboundEvent } from '../../../src/message.ts';

const AT = 1_795_000_000_000;
const TOKEN = '4912661846655238145';
const who = {
  id: '01234567890A=',
  name: 'Person',
  avatar: 'https://example.org',
  country: 'XK',
  language: 'sq',
  api_version: 10,
};

/** The body of a callback, with the token as the number that it is. */
const callback = (content: object) => `{"message_token":${TOKEN},${JSON.stringify(content).slice(1)}`;

const inbound = (event: InboundEvent) => ({
  channel: 'viber',
  conversation: 'viber:01234567890A=',
  turnId: `viber:${TOKEN}`,
  at: AT,
  languageHint: 'sq',
  event,
});

describe('a message', () => {
  test('becomes an inbound, its token kept to the last digit', () => {
    const body = callback({ event: 'message', sender: who, message: { type: 'text', text: 'Tung' } });
    expect(receive(body, AT)).toEqual({ kind: 'turn', inbound: inbound({ type: 'text', text: 'Tung' }) });
  });

  test.each<[string, object, InboundEvent]>([
    ['a text', { type: 'text', text: 'Шта ако…' }, { type: 'text', text: 'Шта ако…' }],
    ['a text that looks a little like a press', { type: 'text', text: '# 2' }, { type: 'text', text: '# 2' }],
    ['a press', { type: 'text', text: '#:go:menu' }, { type: 'choice', id: 'go:menu' }],
    ['a command', { type: 'text', text: '/privacy' }, { type: 'command', name: 'privacy' }],
    [
      'the own number',
      { type: 'contact', text: '#:share-phone', contact: { name: '', phone_number: '38344000000' } },
      { type: 'contact', phone: '38344000000' },
    ],
    [
      'a link',
      { type: 'url', media: 'https://example.org/job' },
      { type: 'text', text: 'https://example.org/job' },
    ],
    [
      'a typed link',
      { type: 'text', text: 'https://example.org/job' },
      { type: 'text', text: 'https://example.org/job' },
    ],
    [
      'a picture',
      { type: 'picture', media: 'https://example.org/x.jpg' },
      { type: 'unsupported', kind: 'picture' },
    ],
    [
      'words under a picture',
      { type: 'picture', media: 'https://example.org/x.jpg', text: 'më morën pasaportën' },
      { type: 'text', text: 'më morën pasaportën' },
    ],
    ['a sticker', { type: 'sticker', sticker_id: 1 }, { type: 'unsupported', kind: 'sticker' }],
    [
      'a place',
      { type: 'location', location: { lat: 42.6, lon: 21.1 } },
      { type: 'unsupported', kind: 'location' },
    ],
    ['something new', { type: 'hologram' }, { type: 'unsupported', kind: 'hologram' }],
  ])('with %s', (_, message, event) => {
    const body = callback({ event: 'message', sender: who, message, silent: false });
    expect(receive(body, AT)).toEqual({ kind: 'turn', inbound: inbound(event) });
  });

  test('that is only the echo of a pressed link says nothing', () => {
    const message = { type: 'text', text: 'https://example.org' };
    expect(receive(callback({ event: 'message', sender: who, message, silent: true }), AT)).toBeUndefined();
  });
});

describe('an opened chat', () => {
  const opened = (more: object) =>
    callback({ event: 'conversation_started', type: 'open', user: who, ...more });

  test.each([
    ['is welcomed', { subscribed: false }, { type: 'command' as const, name: 'start' }],
    [
      'with a deep link begins there',
      { subscribed: false, context: 'work' },
      { type: 'command' as const, name: 'start', argument: 'work' },
    ],
    [
      'with a deep link begins there again',
      { subscribed: true, context: 'work' },
      { type: 'command' as const, name: 'start', argument: 'work' },
    ],
  ])('%s', (_, content, event) => {
    expect(receive(opened(content), AT)).toEqual({ kind: 'welcome', inbound: inbound(event) });
  });

  test('in which a talk goes on is left alone', () => {
    expect(receive(opened({ subscribed: true }), AT)).toBeUndefined();
  });
});

test('who asks for messages again is greeted', () => {
  expect(receive(callback({ event: 'subscribed', user: who }), AT)).toEqual({
    kind: 'turn',
    inbound: inbound({ type: 'command', name: 'start' }),
  });
});

test('a message that did not arrive is noticed', () => {
  expect(receive(callback({ event: 'failed', user_id: who.id, desc: 'x' }), AT)).toEqual({ kind: 'failed' });
});

describe('nothing for us', () => {
  test.each([
    ['the test of the webhook', callback({ event: 'webhook' })],
    ['a receipt', callback({ event: 'delivered', user_id: who.id })],
    ['a read receipt', callback({ event: 'seen', user_id: who.id })],
    ['a departure', callback({ event: 'unsubscribed', user_id: who.id })],
    ['something new', callback({ event: 'client_status' })],
    ['a message of nobody', callback({ event: 'message', message: { type: 'text', text: 'x' } })],
    [
      'a message without a token',
      JSON.stringify({ event: 'message', sender: who, message: { type: 'text', text: 'x' } }),
    ],
    ['a list', '[]'],
    ['no JSON', '{"event":'],
    ['a tower of brackets', '['.repeat(60_000)],
    ['nothing', ''],
  ])('is %s', (_, body) => {
    expect(receive(body, AT)).toBeUndefined();
  });

  test('is never a reason to fail', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (body) => void receive(body, AT)));
    const mutated = fc.record({
      event: fc.constantFrom('message', 'conversation_started', 'subscribed'),
      message_token: fc.anything(),
      sender: fc.oneof(fc.constant(who), fc.anything()),
      user: fc.anything(),
      message: fc.anything(),
      context: fc.anything(),
    });
    fc.assert(fc.property(mutated, (content) => void receive(fc.stringify(content), AT)));
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (message, silent) => {
        receive(callback({ event: 'message', sender: who, message, silent }), AT);
      }),
    );
  });
});
