import type { Inbound } from '../message.ts';

/** What no database takes into a text: the sign with the number 0, and halves of signs. */
const UNSTORABLE = /\0|\p{Surrogate}/gu;

/** The text with a sign for "unreadable" in place of what cannot be stored. */
export function storableText(text: string): string {
  return text.replace(UNSTORABLE, '\uFFFD');
}

/** The inbound with all of its texts storable, whatever was sent. */
export function storable(inbound: Inbound): Inbound {
  const clean = (_key: string, value: unknown) => (typeof value === 'string' ? storableText(value) : value);
  return JSON.parse(JSON.stringify(inbound), clean) as Inbound;
}
