import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/*
 * Time-based one-time codes, RFC 6238 over RFC 4226, with what every authenticator app takes for granted: SHA-1, six digits,
 * a new code every 30 seconds.
 */

const STEP = 30_000;
const DIGITS = 6;
const SECRET_BYTES = 20;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A new secret in base32, as authenticator apps read it. */
export function newSecret(): string {
  return toBase32(randomBytes(SECRET_BYTES));
}

/** The number of 30 seconds since 1970 at a moment. */
export function stepAt(moment: number): number {
  return Math.floor(moment / STEP);
}

export function codeAt(secret: string, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0xf;
  const number = digest.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** The step to which a code belongs; undefined when it is wrong. A phone's clock may be one step early or late. */
export function stepOf(secret: string, code: string, now: number): number | undefined {
  const current = stepAt(now);
  return [current, current - 1, current + 1].find((step) => isEqual(codeAt(secret, step), code));
}

/** What the QR code says (https://github.com/google/google-authenticator/wiki/Key-Uri-Format). */
export function uriOf(secret: string, login: string): string {
  return `otpauth://totp/Busulla:${encodeURIComponent(login)}?secret=${secret}&issuer=Busulla`;
}

function isEqual(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function toBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => BASE32[Number.parseInt(five, 2)]).join('');
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((sign) => BASE32.indexOf(sign).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
}
