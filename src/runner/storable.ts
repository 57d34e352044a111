import type { Inbound } from '../message.ts';

/** What no database takes into a text: the sign with the number 0, and halves of signs. */
const UNSTORABLE = /\0|\p{Surrogate}/gu;

/** How JSON writes it; what stands there by chance is only looked at more closely. */
const WRITTEN_UNSTORABLE = /\\u(0000|d[89a-f])/;

/** The text with a sign for "unreadable" in place of what cannot be stored. */
export function storableText(text: string): string {
  return text.replace(UNSTORABLE, '\uFFFD');
}

/** The inbound with all of its texts storable, whatever was sent. */
export function storable(inbound: Inbound): Inbound {
  const written = JSON.stringify(inbound);
  if (!WRITTEN_UNSTORABLE.test(written)) return inbound;
  const clean = (_key: string, value: unknown) => (typeof value === 'string' ? storableText(value) : value);
  return JSON.parse(written, clean) as Inbound;
}
