import { createHmac } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { SignedIn } from '../accounts.ts';
import { type Call, type OpenCall, read } from './call.ts';
import type { Invitation, Session } from './shapes.ts';

const COOKIE = 'busulla-desk';

/** Six digits, or a recovery code. */
export const SecondFactorCode = z.string().trim().min(6).max(40);

const Token = z.string().regex(/^[\w-]{43}$/);
const Login = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._@-]{2,59}$/);
export const Password = z.string().max(200);
const Attempt = z.object({
  login: z.string().trim().max(60),
  password: Password,
  code: SecondFactorCode.optional(),
});

/** The token of the session that the browser says it has. */
export function sessionToken(request: FastifyRequest): string | undefined {
  return request.cookies[COOKIE];
}

/** Bound to the session: another page can send the cookie along, but cannot know this. */
export function csrfToken(session: string): string {
  return createHmac('sha256', session).update('csrf').digest('base64url');
}

export async function session({ request, me }: OpenCall): Promise<Session> {
  const token = sessionToken(request);
  return me && token !== undefined ? { me, csrf: csrfToken(token) } : { me: null };
}

export async function signIn(call: OpenCall): Promise<Session> {
  const { request } = call;
  const attempt = read(Attempt, request.body);
  const from = { address: request.ip, userAgent: request.headers['user-agent'] };
  return welcome(call, await call.desk.accounts.signIn({ ...attempt, ...from }));
}

export async function signOut({ desk, request, reply }: Call): Promise<void> {
  const token = sessionToken(request);
  if (token !== undefined) await desk.accounts.signOut(token);
  reply.clearCookie(COOKIE, { path: '/desk' });
}

/** The token comes in the body: an address would be kept in histories and logs. */
export async function readInvitation({ desk, request }: OpenCall): Promise<Invitation> {
  const { token } = read(z.object({ token: Token }), request.body);
  const { login } = await desk.accounts.invitation(token);
  return { login };
}

const Acceptance = z.object({
  token: Token,
  /** Absent when the account is there already. */
  account: z.object({ login: Login, name: z.string().trim().min(1).max(60) }).optional(),
  password: Password,
});

export async function acceptInvitation(call: OpenCall): Promise<Session> {
  const { token, account = { login: '', name: '' }, password } = read(Acceptance, call.request.body);
  const userAgent = call.request.headers['user-agent'];
  const signedIn = await call.desk.accounts.accept(token, { ...account, password }, userAgent);
  return signedIn ? welcome(call, signedIn) : { me: null };
}

/** Every sign-in begins a new session, so a cookie that somebody planted before opens nothing. */
function welcome(call: OpenCall, { counsellor, session }: SignedIn): Session {
  call.me = counsellor;
  setSessionCookie(call.reply, session, call.desk.publicUrl?.startsWith('https:') ?? false);
  return { me: counsellor, csrf: csrfToken(session) };
}

function setSessionCookie(reply: FastifyReply, session: string, secure: boolean): void {
  reply.setCookie(COOKIE, session, { path: '/desk', httpOnly: true, sameSite: 'strict', secure });
}
