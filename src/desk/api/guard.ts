import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { type Counsellor, includesRole, mustEnrol } from '../account.ts';
import { DeskError } from '../errors.ts';
import type { DeskParts, Route } from './call.ts';
import { csrfToken, sessionToken } from './sign-in.ts';

/** Who calls, if they may make this call; otherwise a DeskError. */
export async function admit(
  desk: DeskParts,
  route: Route,
  request: FastifyRequest,
): Promise<Counsellor | undefined> {
  if (route.method !== 'GET') mustComeFromOurPage(request, desk.publicUrl);
  const session = sessionToken(request);
  const me = session === undefined ? undefined : await desk.accounts.whoIs(session);
  if (route.role === 'anyone') return me;
  if (!me || session === undefined) throw new DeskError('not-signed-in');
  if (route.method !== 'GET') mustKnowTheSession(request, session);
  if (route.role === 'signed-in') return me;
  if (!includesRole(me.role, route.role)) throw new DeskError('not-allowed');
  if (mustEnrol(me)) throw new DeskError('second-factor-missing');
  return me;
}

/** Browsers name the page that sends a request. Behind a proxy our host may have another name than in the settings. */
function mustComeFromOurPage({ headers, host }: FastifyRequest, publicUrl: string | undefined): void {
  const { origin = '' } = headers;
  if (!URL.canParse(origin)) throw new DeskError('other-page');
  const atOurHost = new URL(origin).host === host;
  const atPublicUrl = publicUrl !== undefined && new URL(publicUrl).origin === origin;
  if (!atOurHost && !atPublicUrl) throw new DeskError('other-page');
}

function mustKnowTheSession({ headers }: FastifyRequest, session: string): void {
  const expected = Buffer.from(csrfToken(session));
  const given = Buffer.from(String(headers['x-csrf-token'] ?? ''));
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new DeskError('other-page');
}
