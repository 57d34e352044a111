import type { Outbound } from '../../message.ts';
import { splitSpans, toSpans } from '../index.ts';
import { type Keyboard, keyboard } from './keyboard.ts';
import { KEYBOARD_API_LEVEL, REQUEST_BYTES, TEXT_CHARACTERS } from './limits.ts';
import { toText } from './text.ts';

/** A message as `send_message` takes it; without the receiver it is a welcome. */
export type ViberMessage = {
  receiver?: string;
  sender: { name: string };
  type: 'text';
  text: string;
  min_api_version?: number;
  keyboard?: Keyboard;
};

/** Viber takes no message without words. */
const NO_WORDS = '…';

/**
 * The requests that show a message, in order. A long text comes in parts, the keyboard with the last: the app shows the one
 * that it got last. Viber can neither edit a message nor deliver it in silence, so those wishes change nothing.
 */
export function render(message: Outbound, senderName: string, receiver?: string): ViberMessage[] {
  const text = toText(toSpans(message.text));
  const buttons = keyboard(message);
  const common = { ...(receiver && { receiver }), sender: { name: senderName }, type: 'text' as const };

  function inParts(limit: number): ViberMessage[] {
    const parts = splitSpans([{ text }], limit).map(([part]) => part?.text ?? '');
    const last = parts.pop() ?? NO_WORDS;
    return [
      ...parts.map((part) => ({ ...common, text: part })),
      { ...common, text: last, ...(buttons && { min_api_version: KEYBOARD_API_LEVEL, keyboard: buttons }) },
    ];
  }

  // Characters are not bytes, and the keyboard counts, too: halve the parts until each request is small enough.
  for (let limit = TEXT_CHARACTERS; ; limit = Math.ceil(limit / 2)) {
    const requests = inParts(limit);
    if (limit < SMALLEST_PART || requests.every(fits)) return requests;
  }
}

/** Characters. Parts of fewer would not make room for anything. */
const SMALLEST_PART = 100;

function fits(request: ViberMessage): boolean {
  return Buffer.byteLength(JSON.stringify(request)) <= REQUEST_BYTES;
}

/** All replies in the one message that a new chat may begin with; undefined when there are none. */
export function renderWelcome(replies: readonly Outbound[], senderName: string): ViberMessage | undefined {
  const [first] = replies;
  if (!first) return undefined;
  const contact = replies.find((reply) => reply.requestContact)?.requestContact;
  const merged: Outbound = {
    ...first,
    text: replies.flatMap((reply) => reply.text),
    choices: replies.flatMap((reply) => reply.choices ?? []),
    links: replies.flatMap((reply) => reply.links ?? []),
    ...(contact && { requestContact: contact }),
  };
  return render(merged, senderName).at(-1);
}
