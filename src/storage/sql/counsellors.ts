import type { AccountStore, Colleague, Counsellor, NewAccount, Role } from '../../desk/index.ts';
import type { Seal } from '../../tickets/index.ts';
import file from './counsellors.sql';
import type { Database, Query } from './database.ts';
import { namedQueries } from './named.ts';
import { placeOf } from './sealing.ts';

const sql = namedQueries(
  file,
  'has-administrator',
  'list',
  'find',
  'create',
  'set-role',
  'set-active',
  'set-duties',
  'set-absence',
  'set-password',
  'invite',
  'revoke-invitations',
  'revoke-invitations-of',
  'invitation',
  'lock-invitation',
  'use-invitation',
  'open-session',
  'session',
  'close-session',
  'sessions-of',
  'close-session-of',
  'close-sessions-of',
  'propose-second-factor',
  'second-factor',
  'confirm-second-factor',
  'use-step',
  'remove-second-factor',
  'replace-recovery-codes',
  'use-recovery-code',
  'count-recovery-codes',
  'note-attempt',
  'note-refusal',
  'forget-attempts',
);

export function sqlAccounts(database: Database, seal: Pick<Seal, 'open' | 'close' | 'mark'>): AccountStore {
  return {
    async hasAdministrator() {
      return (await database.query(sql['has-administrator'])).length > 0;
    },
    list: () => database.query<Colleague>(sql.list),
    async setRole(counsellor, role) {
      await database.query(sql['set-role'], [counsellor, role]);
    },
    async setActive(counsellor, active) {
      await database.query(sql['set-active'], [counsellor, active]);
    },
    async setDuties(counsellor, { languages, topics }) {
      await database.query(sql['set-duties'], [counsellor, languages, topics]);
    },
    async setAbsence(counsellor, absence) {
      await database.query(sql['set-absence'], [counsellor, absence?.from ?? null, absence?.until ?? null]);
    },
    async setPassword(counsellor, password) {
      await database.query(sql['set-password'], [counsellor, password]);
    },
    async find(login) {
      const [row] = await database.query<Counsellor & { password: string; active: boolean }>(sql.find, [
        login,
      ]);
      if (!row) return undefined;
      const { password, active, ...counsellor } = row;
      return { counsellor, password, active };
    },

    async invite({ tokenHash, role, counsellor, expiresAt }, now) {
      await database.query(sql.invite, [tokenHash, role, counsellor, expiresAt, now]);
    },
    async revokeInvitations(role) {
      await database.query(sql['revoke-invitations'], [role]);
    },
    async revokeInvitationsOf(counsellor) {
      await database.query(sql['revoke-invitations-of'], [counsellor]);
    },
    async invitation(tokenHash, now) {
      const [row] = await database.query<{ role: Role; login: string | null }>(sql.invitation, [
        tokenHash,
        now,
      ]);
      return row;
    },
    async accept(tokenHash, now, account) {
      return database.transaction(async (query) => {
        const [invitation] = await query<UsableInvitation>(sql['lock-invitation'], [tokenHash, now]);
        if (!invitation) return 'invitation-unknown';
        const counsellor = await (invitation.counsellor === null
          ? create(query, account, invitation.role, now)
          : changePassword(query, invitation.counsellor, account.password));
        if (!counsellor) return 'login-taken';
        await query(sql['use-invitation'], [tokenHash]);
        return counsellor;
      });
    },

    async openSession({ id, tokenHash, counsellor, begunAt, expiresAt, device }) {
      await database.query(sql['open-session'], [id, tokenHash, counsellor, begunAt, expiresAt, device]);
    },
    async session(tokenHash, now) {
      const [counsellor] = await database.query<Counsellor>(sql.session, [tokenHash, now]);
      return counsellor;
    },
    async closeSession(tokenHash) {
      await database.query(sql['close-session'], [tokenHash]);
    },
    async sessionsOf(counsellor, now) {
      const rows = await database.query<SessionRow>(sql['sessions-of'], [counsellor, now]);
      return rows.map(({ id, token_hash: tokenHash, begun_at, device }) => ({
        id,
        tokenHash,
        begunAt: Number(begun_at),
        device,
      }));
    },
    async closeSessionOf(counsellor, id) {
      await database.query(sql['close-session-of'], [counsellor, id]);
    },
    async closeSessionsOf(counsellor, exceptTokenHash) {
      await database.query(sql['close-sessions-of'], [counsellor, exceptTokenHash ?? null]);
    },

    async proposeSecondFactor(counsellor, secret) {
      const sealed = seal.close(secret, placeOf.secondFactor(counsellor));
      return (await database.query(sql['propose-second-factor'], [counsellor, sealed])).length > 0;
    },
    async secondFactor(counsellor) {
      const [row] = await database.query<{ secret: string; confirmed: boolean }>(sql['second-factor'], [
        counsellor,
      ]);
      return row && { ...row, secret: seal.open(row.secret, placeOf.secondFactor(counsellor)) };
    },
    async confirmSecondFactor(counsellor) {
      await database.query(sql['confirm-second-factor'], [counsellor]);
    },
    async useStep(counsellor, step) {
      return (await database.query(sql['use-step'], [counsellor, step])).length > 0;
    },
    async removeSecondFactor(counsellor) {
      await database.query(sql['remove-second-factor'], [counsellor]);
    },
    async replaceRecoveryCodes(counsellor, codeHashes) {
      await database.query(sql['replace-recovery-codes'], [counsellor, [...codeHashes]]);
    },
    async useRecoveryCode(counsellor, codeHash) {
      return (await database.query(sql['use-recovery-code'], [counsellor, codeHash])).length > 0;
    },
    async countRecoveryCodes(counsellor) {
      const [row] = await database.query<{ count: number }>(sql['count-recovery-codes'], [counsellor]);
      return row?.count ?? 0;
    },

    async noteAttempt(sources, at, since) {
      const rows = await database.query<{ times: number }>(sql['note-attempt'], [[...sources], at, since]);
      return rows.map((row) => row.times);
    },
    async noteRefusal({ login, address, tries, at }) {
      await database.query(sql['note-refusal'], [at, login, addressMark(seal, address), tries]);
    },
    async forgetAttempts(account, address, at) {
      await database.query(sql['forget-attempts'], [account, address, at]);
    },
  };
}

/** Short enough to be compared by eye. */
function addressMark(seal: Pick<Seal, 'mark'>, address: string): string {
  return seal.mark(`address ${address}`).slice(0, 8);
}

type SessionRow = { id: string; token_hash: string; begun_at: number | string; device: string };

type UsableInvitation = { role: Role; counsellor: string | null };

/** Undefined when the login is taken. */
async function create(
  query: Query,
  account: NewAccount,
  role: Role,
  now: number,
): Promise<Counsellor | undefined> {
  const { id, login, name, password } = account;
  const [created] = await query<Counsellor>(sql.create, [id, login, name, role, password, now]);
  return created;
}

async function changePassword(query: Query, id: string, password: string): Promise<Counsellor | undefined> {
  const [counsellor] = await query<Counsellor>(sql['set-password'], [id, password]);
  await query(sql['close-sessions-of'], [id, null]);
  return counsellor;
}
