import { z } from 'zod';
import { LANGUAGES } from '../../message.ts';
import { TICKET_TOPICS } from '../../tickets/index.ts';
import { ROLES } from '../account.ts';
import type { Colleague } from '../team.ts';
import { type Call, read } from './call.ts';
import type { InvitationLink } from './shapes.ts';

const WithRole = z.object({ role: z.enum(ROLES) });
const Duties = z.object({ languages: z.array(z.enum(LANGUAGES)), topics: z.array(z.enum(TICKET_TOPICS)) });
const Absence = z
  .object({ from: z.iso.date(), until: z.iso.date() })
  .refine(({ from, until }) => from <= until)
  .nullable();

export async function listTeam({ desk }: Call): Promise<Colleague[]> {
  return desk.accounts.team.list();
}

/** The link is shown once, to whoever invites; they hand it on. */
export async function invite(call: Call): Promise<InvitationLink> {
  const { role } = read(WithRole, call.request.body);
  return linkTo(call, await call.desk.accounts.invite(role));
}

export async function inviteToResetPassword(call: Call): Promise<InvitationLink> {
  return linkTo(call, await call.desk.accounts.inviteToResetPassword(colleagueIn(call)));
}

export async function changeRole(call: Call): Promise<void> {
  const { role } = read(WithRole, call.request.body);
  await call.desk.accounts.team.changeRole(colleagueIn(call), role, call.me);
}

export async function deactivate(call: Call): Promise<void> {
  await call.desk.accounts.team.deactivate(colleagueIn(call), call.me);
  await call.desk.tickets.returnCases();
}

export async function reactivate(call: Call): Promise<void> {
  await call.desk.accounts.team.reactivate(colleagueIn(call));
}

export async function setDuties(call: Call): Promise<void> {
  await call.desk.accounts.team.setDuties(colleagueIn(call), read(Duties, call.request.body));
}

export async function setAbsence(call: Call): Promise<void> {
  const { absence } = read(z.object({ absence: Absence }), call.request.body);
  await call.desk.accounts.team.setAbsence(colleagueIn(call), absence);
  await call.desk.tickets.returnCases();
}

/** For who has lost their phone and their recovery codes. */
export async function resetSecondFactor(call: Call): Promise<void> {
  await call.desk.accounts.team.resetSecondFactor(colleagueIn(call), call.me);
}

/** The login in the path, which is also what the audit names. */
function colleagueIn(call: Call): string {
  const { login } = read(z.object({ login: z.string().max(60).toLowerCase() }), call.request.params);
  call.subject = login;
  return login;
}

function linkTo({ desk, request }: Call, token: string): InvitationLink {
  const home = desk.publicUrl ?? `${request.protocol}://${request.host}`;
  return { link: `${home.replace(/\/$/, '')}/desk/welcome#${token}` };
}
