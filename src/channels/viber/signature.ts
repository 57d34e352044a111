import { createHmac } from 'node:crypto';
import { sameSecret } from '../../http/index.ts';

/** Whether Viber signed these bytes: the header holds their HMAC-SHA256 with the token as the key, in hex. */
export function isSigned(body: Buffer, signature: unknown, token: string): boolean {
  if (typeof signature !== 'string') return false;
  return sameSecret(signature.toLowerCase(), createHmac('sha256', token).update(body).digest('hex'));
}
