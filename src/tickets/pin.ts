import { timingSafeEqual } from 'node:crypto';
import type { Seal } from './seal.ts';

/** As many as people remember, and too many to be guessed in the tries there are. */
const DIGITS = 6;

/** Wrong numbers that are taken for one ticket before it is locked, and for how long (milliseconds). */
export const MOST_TRIES = 5;
export const LOCKED_FOR = 60 * 60 * 1000;

/**
 * The number with which a person finds their ticket again from another account. It follows from the key of the installation
 * and the reference, so it is stored nowhere. When an older key is dropped, the numbers of its time open nothing any more.
 */
export function pinOf(seal: Pick<Seal, 'mark'>, reference: string): string {
  return digitsOf(seal.mark(`pin of ${reference}`));
}

/** Whether it is the number of the ticket, under any key that we have. */
export function isPinOf(seal: Pick<Seal, 'marks'>, reference: string, pin: string): boolean {
  return seal.marks(`pin of ${reference}`).some((mark) => isSame(digitsOf(mark), pin));
}

/** The number in a text that is nothing else, as people type it: 123456, 123 456, 123-456. */
export function parsePin(text: string): string | undefined {
  const digits = text.trim().replace(/[\s.-]/g, '');
  return new RegExp(`^\\d{${DIGITS}}$`).test(digits) ? digits : undefined;
}

function digitsOf(mark: string): string {
  const number = Buffer.from(mark, 'base64url').readUIntBE(0, DIGITS) % 10 ** DIGITS;
  return String(number).padStart(DIGITS, '0');
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
