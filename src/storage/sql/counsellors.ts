import type { AccountStore, AuditLog, Counsellor, NewAccount, Role } from '../../desk/index.ts';
import file from './counsellors.sql';
import type { Database, Query } from './database.ts';
import { namedQueries } from './named.ts';

const sql = namedQueries(
  file,
  'has-administrator',
  'list',
  'find',
  'create',
  'set-password',
  'invite',
  'revoke-invitations',
  'invitation',
  'lock-invitation',
  'use-invitation',
  'open-session',
  'session',
  'close-session',
  'close-sessions-of',
  'note-attempt',
  'forget-attempts',
  'record',
);

export function sqlAccounts(database: Database): AccountStore {
  return {
    async hasAdministrator() {
      return (await database.query(sql['has-administrator'])).length > 0;
    },
    list: () => database.query<Counsellor>(sql.list),
    async find(login) {
      const [row] = await database.query<Counsellor & { password: string }>(sql.find, [login]);
      if (!row) return undefined;
      const { password, ...counsellor } = row;
      return { counsellor, password };
    },

    async invite({ tokenHash, role, counsellor, expiresAt }, now) {
      await database.query(sql.invite, [tokenHash, role, counsellor, expiresAt, now]);
    },
    async revokeInvitations(role) {
      await database.query(sql['revoke-invitations'], [role]);
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

    async openSession({ tokenHash, counsellor, expiresAt }, now) {
      await database.query(sql['open-session'], [tokenHash, counsellor, expiresAt, now]);
    },
    async session(tokenHash, now) {
      const [counsellor] = await database.query<Counsellor>(sql.session, [tokenHash, now]);
      return counsellor;
    },
    async closeSession(tokenHash) {
      await database.query(sql['close-session'], [tokenHash]);
    },

    async noteAttempt(sources, at, since) {
      const rows = await database.query<{ times: number }>(sql['note-attempt'], [[...sources], at, since]);
      return rows.map((row) => row.times);
    },
    async forgetAttempts(account, address, at) {
      await database.query(sql['forget-attempts'], [account, address, at]);
    },
  };
}

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
  await query(sql['close-sessions-of'], [id]);
  return counsellor;
}

export function sqlAudit(database: Database): AuditLog {
  return {
    async record({ at, counsellor, action, subject }) {
      await database.query(sql.record, [at, counsellor, action, subject]);
    },
  };
}
