import { createHash, randomBytes } from 'node:crypto';

/** Opens something to whoever has it: 256 bits that nobody guesses. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** All that is stored of a token. Tokens are too long to be found by trying, so a plain hash does. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 4;
const GROUP_LENGTH = 4;

/** A token to be written on paper: 80 bits, `7K3P-0Q9T-XW2M-4ABC`. */
export function newPaperToken(): string {
  const signs = [...randomBytes(GROUPS * GROUP_LENGTH)].map((byte) => CROCKFORD[byte % CROCKFORD.length]);
  return Array.from({ length: GROUPS }, (_, group) =>
    signs.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH).join(''),
  ).join('-');
}

/** A token from paper in its true form, however it was copied. */
export function readPaperToken(text: string): string {
  const signs = text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return (signs.match(/.{1,4}/g) ?? []).join('-');
}
