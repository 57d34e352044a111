import { createHash } from 'node:crypto';

/** Crockford's base32: no I, L, O, U, so that nothing is confused when it is read out or written down by hand. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 7;

/** Crockford's check is the number modulo 37. */
const CHECK_MODULUS = 37;

/**
 * The reference of a ticket, for example `PR-7K4M-29XC`: the centre, seven characters drawn from the seed, and Crockford's
 * check character, which finds every single wrong character and every swap of two neighbours. The same centre and seed
 * give the same reference. `centre` is two to four letters.
 */
export function makeReference(centre: string, seed: string): string {
  // Five of the 37 check characters are signs that nobody can dictate (* ~ $ =, and U): such a number is drawn again.
  for (let draw = 0; ; draw++) {
    const number = numberFrom(`${centre} ${seed} ${draw}`);
    const check = ALPHABET[checkOf(number)];
    if (check) return format(centre, number + check);
  }
}

/**
 * Reads a reference as people write and dictate it: in lower case, with or without dashes and spaces, O for 0, I or L for 1.
 * Returns it in its one true form, or undefined when it cannot be right.
 */
export function parseReference(text: string): string | undefined {
  const signs = text.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const centre = signs.slice(0, -LENGTH - 1);
  const number = signs
    .slice(-LENGTH - 1)
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (!/^[A-Z]{2,4}$/.test(centre)) return undefined;
  if (ALPHABET[checkOf(number.slice(0, -1))] !== number.at(-1)) return undefined;
  return format(centre, number);
}

function numberFrom(seed: string): string {
  const hash = createHash('sha256').update(seed).digest();
  return Array.from(hash.subarray(0, LENGTH), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
}

/** NaN for signs that are not in the alphabet, so that nothing equals it. */
function checkOf(number: string): number {
  let rest = 0;
  for (const sign of number) {
    const value = ALPHABET.indexOf(sign);
    rest = value < 0 ? Number.NaN : (rest * ALPHABET.length + value) % CHECK_MODULUS;
  }
  return rest;
}

function format(centre: string, number: string): string {
  return `${centre}-${number.slice(0, 4)}-${number.slice(4)}`;
}
