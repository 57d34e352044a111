import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ConversationKey, TurnId } from '../../message.ts';

const COOKIE = 'busulla';

/** Seconds. The cookie holds no more than a random number, and what it opens is forgotten much earlier. */
const COOKIE_AGE = 30 * 24 * 60 * 60;

/** The conversation of this browser, if it has one. */
export function visitor(request: FastifyRequest): ConversationKey | undefined {
  const secret = request.cookies[COOKIE];
  return secret !== undefined && /^[\w-]{22}$/.test(secret) ? `web:${secret}` : undefined;
}

/** Begins a conversation with this browser. Only its cookie opens it again. */
export function welcomeVisitor(reply: FastifyReply, secure: boolean): ConversationKey {
  const secret = randomBytes(16).toString('base64url');
  reply.setCookie(COOKIE, secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure,
    maxAge: COOKIE_AGE,
  });
  return `web:${secret}`;
}

export function forgetVisitor(reply: FastifyReply): void {
  reply.clearCookie(COOKIE, { path: '/' });
}

/** A turn id that the page may repeat after a lost answer, and that does not give the cookie away. */
export function webTurnId(key: ConversationKey, messageId: string): TurnId {
  const who = createHash('sha256').update(key).digest('base64url').slice(0, 16);
  return `web:${who}:${messageId}`;
}
