import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { DeskError } from './errors.ts';

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** OWASP's advice for scrypt with 32 MB (https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html). */
const COST = { N: 2 ** 15, r: 8, p: 3 };

const SALT_BYTES = 16;
const HASH_BYTES = 32;
const LEAST_LENGTH = 12;

/** A password that is too easy to guess is a DeskError `password-weak`. */
export function mustBeStrong(password: string, login: string): void {
  const tooShort = [...password].length < LEAST_LENGTH;
  const monotonous = new Set(password).size < LEAST_LENGTH / 2;
  if (tooShort || monotonous || password.toLowerCase().includes(login)) throw new DeskError('password-weak');
}

/** `scrypt$N$r$p$salt$hash`, so that the cost can grow while older hashes go on working. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return storedForm(salt, await derive(password, salt, HASH_BYTES, withMemory(COST)));
}

function storedForm(salt: Buffer, hash: Buffer): string {
  const { N, r, p } = COST;
  return ['scrypt', N, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Nobody's password, which takes as long to find wrong as any other. */
export const NOBODYS_PASSWORD = storedForm(Buffer.alloc(SALT_BYTES), Buffer.alloc(HASH_BYTES));

export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [, N, r, p, salt = '', hash = ''] = stored.split('$');
  const expected = Buffer.from(hash, 'base64url');
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  const actual = await derive(password, Buffer.from(salt, 'base64url'), HASH_BYTES, withMemory(cost));
  return timingSafeEqual(actual, expected);
}

/** Node refuses to use more memory than `maxmem`, which is less than we need. */
function withMemory(cost: { N: number; r: number; p: number }): ScryptOptions {
  return { ...cost, maxmem: 2 * 128 * cost.N * cost.r };
}
