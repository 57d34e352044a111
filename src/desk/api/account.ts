import encodeQR from 'qr';
import { z } from 'zod';
import { type Call, read } from './call.ts';
import type { AccountSheet, EnrolmentSheet, RecoveryCodes } from './shapes.ts';
import { Password, SecondFactorCode, sessionToken } from './sign-in.ts';

const WithCode = z.object({ code: SecondFactorCode });

export async function readAccount({ desk, request, me }: Call): Promise<AccountSheet> {
  const { accounts } = desk;
  const [recoveryCodesLeft, sessions] = await Promise.all([
    accounts.secondFactor.recoveryCodesLeft(me),
    accounts.sessions(me.id, sessionToken(request) ?? ''),
  ]);
  return { hasSecondFactor: me.hasSecondFactor, recoveryCodesLeft, sessions };
}

export async function beginSecondFactor({ desk, me }: Call): Promise<EnrolmentSheet> {
  const { secret, uri } = await desk.accounts.secondFactor.begin(me);
  return { secret, qr: drawQr(uri) };
}

/** Other sessions were begun without it, so they end. */
export async function confirmSecondFactor({ desk, request, me }: Call): Promise<RecoveryCodes> {
  const { code } = read(WithCode, request.body);
  const codes = await desk.accounts.secondFactor.confirm(me, code, request.ip);
  await desk.accounts.endOtherSessions(me.id, sessionToken(request) ?? '');
  return { codes };
}

export async function removeSecondFactor({ desk, request, me }: Call): Promise<void> {
  const { code } = read(WithCode, request.body);
  await desk.accounts.secondFactor.remove(me, code, request.ip);
}

export async function renewRecoveryCodes({ desk, request, me }: Call): Promise<RecoveryCodes> {
  const { code } = read(WithCode, request.body);
  return { codes: await desk.accounts.secondFactor.renewRecoveryCodes(me, code, request.ip) };
}

export async function changePassword({ desk, request, me }: Call): Promise<void> {
  const passwords = read(z.object({ password: Password, newPassword: Password }), request.body);
  const session = sessionToken(request) ?? '';
  await desk.accounts.changePassword(me, { ...passwords, address: request.ip, session });
}

export async function endSession({ desk, request, me }: Call): Promise<void> {
  const { id } = read(z.object({ id: z.uuid() }), request.body);
  await desk.accounts.endSession(me.id, id);
}

export async function endOtherSessions({ desk, request, me }: Call): Promise<void> {
  await desk.accounts.endOtherSessions(me.id, sessionToken(request) ?? '');
}

/** Each dark module is a square of the path; the page's policy allows shapes and no inline styles. */
function drawQr(text: string): EnrolmentSheet['qr'] {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  const path = modules.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { path: path.join(''), size: modules.length };
}
