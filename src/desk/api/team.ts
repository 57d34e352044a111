import { z } from 'zod';
import { type Counsellor, ROLES } from '../account.ts';
import { type Call, read } from './call.ts';
import type { InvitationLink } from './shapes.ts';

export async function listTeam({ desk }: Call): Promise<Counsellor[]> {
  return desk.accounts.list();
}

/** For who has lost their phone and their recovery codes. */
export async function resetSecondFactor(call: Call): Promise<void> {
  const { login } = await call.desk.accounts.resetSecondFactor(loginIn(call.request));
  call.subject = login;
}

function loginIn(request: Call['request']): string {
  return read(z.object({ login: z.string().max(60) }), request.params).login;
}

/** The link is shown once, to whoever invites; they hand it on. */
export async function invite({ desk, request }: Call): Promise<InvitationLink> {
  const { role } = read(z.object({ role: z.enum(ROLES) }), request.body);
  return { link: `${homeOf(desk.publicUrl, request)}/desk/welcome#${await desk.accounts.invite(role)}` };
}

function homeOf(publicUrl: string | undefined, request: Call['request']): string {
  return (publicUrl ?? `${request.protocol}://${request.host}`).replace(/\/$/, '');
}
