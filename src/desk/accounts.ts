import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Counsellor, Role } from './account.ts';
import { DeskError } from './errors.ts';
import { hashPassword, mustBeStrong, NOBODYS_PASSWORD, verifyPassword } from './password.ts';
import type { AccountStore } from './ports.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Milliseconds. A session lasts a working day, an invitation until tomorrow. */
const SESSION_AGE = 12 * HOUR;
const INVITATION_AGE = 24 * HOUR;

/** Attempts to sign in within 15 minutes, for one account and from one address (an office shares one). */
const ATTEMPTS_WITHIN = 15 * MINUTE;
const MOST_PER_ACCOUNT = 10;
const MOST_PER_ADDRESS = 30;

/** The accounts of the desk. What cannot be done is a DeskError. Tokens are handed out once and stored as their hash. */
export interface Accounts {
  /** While there is no administrator: a token to become one at `/desk/welcome#<token>`. An earlier one holds no more. */
  ensureFirstAdministrator(): Promise<string | undefined>;
  /** A token to make an account with a role. */
  invite(role: Role): Promise<string>;
  /** A token to give an account a new password. Accepting it ends the account's sessions. */
  inviteToResetPassword(login: string): Promise<string>;
  invitation(token: string): Promise<{ role: Role; login: string | null }>;
  accept(token: string, account: { login: string; name: string; password: string }): Promise<SignedIn>;

  signIn(attempt: { login: string; password: string; address: string }): Promise<SignedIn>;
  whoIs(session: string): Promise<Counsellor | undefined>;
  signOut(session: string): Promise<void>;
  list(): Promise<Counsellor[]>;
}

/** `session` is the token that opens the session; its hash is all that is stored. */
export type SignedIn = { counsellor: Counsellor; session: string };

export function createAccounts({ store, now }: { store: AccountStore; now: () => number }): Accounts {
  async function invite(role: Role, counsellor: string | null): Promise<string> {
    const token = newToken();
    const expiresAt = now() + INVITATION_AGE;
    await store.invite({ tokenHash: hashOf(token), role, counsellor, expiresAt }, now());
    return token;
  }

  async function openSession(counsellor: Counsellor): Promise<SignedIn> {
    const session = newToken();
    const expiresAt = now() + SESSION_AGE;
    await store.openSession({ tokenHash: hashOf(session), counsellor: counsellor.id, expiresAt }, now());
    return { counsellor, session };
  }

  /** Counts the attempt before the password is looked at: many sent at once are counted too. */
  async function mustNotBeTooMany(account: string, address: string, at: number): Promise<void> {
    const since = at - ATTEMPTS_WITHIN;
    const [ofAccount = 0, ofAddress = 0] = await store.noteAttempt([account, address], at, since);
    if (ofAccount > MOST_PER_ACCOUNT || ofAddress > MOST_PER_ADDRESS) {
      throw new DeskError('too-many-attempts', ATTEMPTS_WITHIN / 1000);
    }
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
    async accept(token, { login, name, password }) {
      const known = await store.invitation(hashOf(token), now());
      if (!known) throw new DeskError('invitation-unknown');
      const account = { id: randomUUID(), login: known.login ?? login.toLowerCase(), name };
      mustBeStrong(password, account.login);
      const hashed = await hashPassword(password);
      const accepted = await store.accept(hashOf(token), now(), { ...account, password: hashed });
      if (typeof accepted === 'string') throw new DeskError(accepted);
      return openSession(accepted);
    },

    async signIn({ login, password, address }) {
      const at = now();
      const [accountSource, addressSource] = [
        hashOf(`account ${login.toLowerCase()}`),
        hashOf(`address ${address}`),
      ];
      await mustNotBeTooMany(accountSource, addressSource, at);
      const account = await store.find(login.toLowerCase());
      // An unknown login takes as long as a wrong password, so that nobody learns who has an account.
      const right = await verifyPassword(password, account?.password ?? NOBODYS_PASSWORD);
      if (!account || !right) throw new DeskError('wrong-password');
      await store.forgetAttempts(accountSource, addressSource, at);
      return openSession(account.counsellor);
    },
    whoIs: (session) => store.session(hashOf(session), now()),
    signOut: (session) => store.closeSession(hashOf(session)),
    list: () => store.list(),
  };
}

function newToken(): string {
  return randomBytes(32).toString('base64url');
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
