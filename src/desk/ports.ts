import type { Counsellor, Role } from './account.ts';

/** Keeps accounts, sessions and invitations. Tokens come as their hash only; what has expired is swept out along the way. */
export interface AccountStore {
  hasAdministrator(): Promise<boolean>;
  list(): Promise<Counsellor[]>;
  find(login: string): Promise<{ counsellor: Counsellor; password: string } | undefined>;

  invite(invitation: Invitation, now: number): Promise<void>;
  /** Invitations to new accounts of a role hold no more. */
  revokeInvitations(role: Role): Promise<void>;
  /** An invitation that still holds at `now`. */
  invitation(tokenHash: string, now: number): Promise<{ role: Role; login: string | null } | undefined>;
  /**
   * Uses an invitation up and makes its account, or gives its account the new password and ends that account's sessions, all
   * or nothing.
   */
  accept(
    tokenHash: string,
    now: number,
    account: NewAccount,
  ): Promise<Counsellor | 'invitation-unknown' | 'login-taken'>;

  openSession(session: Session, now: number): Promise<void>;
  session(tokenHash: string, now: number): Promise<Counsellor | undefined>;
  closeSession(tokenHash: string): Promise<void>;

  /** Notes an attempt to sign in, and says how many there were of each source since `since`, this one included. */
  noteAttempt(sources: readonly string[], at: number, since: number): Promise<number[]>;
  /** The attempt of that moment succeeded: it counts no more, nor does any other of `account`. */
  forgetAttempts(account: string, address: string, at: number): Promise<void>;
}

/** `counsellor` set: a new password for that account; null: a new account with that role. */
export type Invitation = { tokenHash: string; role: Role; counsellor: string | null; expiresAt: number };

export type Session = { tokenHash: string; counsellor: string; expiresAt: number };

export type NewAccount = { id: string; login: string; name: string; password: string };

/** Who read or did what. `subject` is a ticket's reference or an account's login; never anything that a person wrote. */
export type AuditEntry = { at: number; counsellor: string | null; action: string; subject: string | null };

export interface AuditLog {
  record(entry: AuditEntry): Promise<void>;
}
