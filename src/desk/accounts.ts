import { randomUUID } from 'node:crypto';
import type { Counsellor, Role } from './account.ts';
import { createAttempts } from './attempts.ts';
import { deviceName } from './device.ts';
import { DeskError } from './errors.ts';
import { hashPassword, mustBeStrong, NOBODYS_PASSWORD, verifyPassword } from './password.ts';
import type { AccountStore } from './ports.ts';
import { createSecondFactor, type SecondFactor } from './second-factor.ts';
import { createTeam, type Team } from './team.ts';
import { hashOf, newToken } from './token.ts';

/** Milliseconds. A session lasts a working day, an invitation until tomorrow. */
const HOUR = 60 * 60_000;
const SESSION_AGE = 12 * HOUR;
const INVITATION_AGE = 24 * HOUR;

/** The accounts of the desk. What cannot be done is a DeskError. Tokens are handed out once and stored as their hash. */
export interface Accounts {
  /** While there is no administrator: a token to become one at `/desk/welcome#<token>`. An earlier one holds no more. */
  ensureFirstAdministrator(): Promise<string | undefined>;
  /** A token to make an account with a role. */
  invite(role: Role): Promise<string>;
  /** A token to give an account a new password. Accepting it ends the account's sessions. */
  inviteToResetPassword(login: string): Promise<string>;
  invitation(token: string): Promise<{ role: Role; login: string | null }>;
  /** Signs in, unless the account has a second factor: that is still to be shown then. */
  accept(
    token: string,
    account: { login: string; name: string; password: string },
    userAgent?: string,
  ): Promise<SignedIn | undefined>;

  /** `code` is that of the second factor, for who has one: without it the error is `code-missing`. */
  signIn(attempt: {
    login: string;
    password: string;
    code?: string | undefined;
    address: string;
    userAgent?: string | undefined;
  }): Promise<SignedIn>;
  whoIs(session: string): Promise<Counsellor | undefined>;
  signOut(session: string): Promise<void>;

  /** Gives oneself a new password by the old one, and ends all sessions but `session`. */
  changePassword(
    me: Counsellor,
    change: { password: string; newPassword: string; address: string; session: string },
  ): Promise<void>;

  team: Team;
  secondFactor: SecondFactor;

  /** Where somebody is signed in, the newest first; `isThis` is the session that asks. */
  sessions(counsellor: string, session: string): Promise<SessionInfo[]>;
  /** Ends one of somebody's own sessions. */
  endSession(counsellor: string, id: string): Promise<void>;
  /** Ends all of somebody's sessions but the one that asks. */
  endOtherSessions(counsellor: string, session: string): Promise<void>;
}

export type SessionInfo = { id: string; begunAt: number; device: string; isThis: boolean };

/** `session` is the token that opens the session; its hash is all that is stored. */
export type SignedIn = { counsellor: Counsellor; session: string };

export function createAccounts({ store, now }: { store: AccountStore; now: () => number }): Accounts {
  const attempts = createAttempts({ store, now });
  const secondFactor = createSecondFactor({ store, attempts, now });

  async function invite(role: Role, counsellor: string | null): Promise<string> {
    const token = newToken();
    const expiresAt = now() + INVITATION_AGE;
    await store.invite({ tokenHash: hashOf(token), role, counsellor, expiresAt }, now());
    return token;
  }

  async function openSession(counsellor: Counsellor, userAgent: string | undefined): Promise<SignedIn> {
    const session = newToken();
    await store.openSession({
      id: randomUUID(),
      tokenHash: hashOf(session),
      counsellor: counsellor.id,
      begunAt: now(),
      expiresAt: now() + SESSION_AGE,
      device: deviceName(userAgent),
    });
    return { counsellor, session };
  }

  return {
    async ensureFirstAdministrator() {
      if (await store.hasAdministrator()) return undefined;
      await store.revokeInvitations('administrator');
      return invite('administrator', null);
    },
    invite: (role) => invite(role, null),
    async inviteToResetPassword(login) {
      const account = await store.find(login.toLowerCase());
      if (!account) throw new DeskError('account-unknown');
      return invite(account.counsellor.role, account.counsellor.id);
    },
    async invitation(token) {
      const invitation = await store.invitation(hashOf(token), now());
      if (!invitation) throw new DeskError('invitation-unknown');
      return invitation;
    },
    async accept(token, { login, name, password }, userAgent) {
      const invitation = await store.invitation(hashOf(token), now());
      if (!invitation) throw new DeskError('invitation-unknown');
      const account = { id: randomUUID(), login: invitation.login ?? login.toLowerCase(), name };
      mustBeStrong(password, account.login);
      const hashed = await hashPassword(password);
      const accepted = await store.accept(hashOf(token), now(), { ...account, password: hashed });
      if (typeof accepted === 'string') throw new DeskError(accepted);
      return accepted.hasSecondFactor ? undefined : openSession(accepted, userAgent);
    },

    signIn: ({ login, password, code, address, userAgent }) =>
      attempts({ login, address }, async () => {
        const account = await store.find(login.toLowerCase());
        // An unknown login takes as long as a wrong password, so that nobody learns who has an account.
        const right = await verifyPassword(password, account?.password ?? NOBODYS_PASSWORD);
        if (!account?.active || !right) throw new DeskError('wrong-password');
        const { counsellor } = account;
        if (counsellor.hasSecondFactor) {
          if (code === undefined) throw new DeskError('code-missing');
          if (!(await secondFactor.accepts(counsellor.id, code))) throw new DeskError('wrong-code');
        }
        return openSession(counsellor, userAgent);
      }),
    whoIs: (session) => store.session(hashOf(session), now()),
    signOut: (session) => store.closeSession(hashOf(session)),
    changePassword: (me, { password, newPassword, address, session }) =>
      attempts({ login: me.login, address }, async () => {
        const account = await store.find(me.login);
        if (!(await verifyPassword(password, account?.password ?? NOBODYS_PASSWORD))) {
          throw new DeskError('wrong-password');
        }
        mustBeStrong(newPassword, me.login);
        await store.setPassword(me.id, await hashPassword(newPassword));
        await store.closeSessionsOf(me.id, hashOf(session));
      }),

    team: createTeam({ store }),
    secondFactor,

    async sessions(counsellor, session) {
      const own = hashOf(session);
      const sessions = await store.sessionsOf(counsellor, now());
      return sessions.map(({ tokenHash, ...shown }) => ({ ...shown, isThis: tokenHash === own }));
    },
    endSession: (counsellor, id) => store.closeSessionOf(counsellor, id),
    endOtherSessions: (counsellor, session) => store.closeSessionsOf(counsellor, hashOf(session)),
  };
}
