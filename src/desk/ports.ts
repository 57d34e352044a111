import type { ChannelName } from '../message.ts';
import type { BlockReason } from '../tickets/index.ts';
import type { UrgentKind } from '../understanding/index.ts';
import type { Counsellor, Role } from './account.ts';
import type { Reason } from './discretion.ts';
import type { Absence, Colleague, Duties } from './team.ts';

/** Keeps accounts, sessions and invitations. Tokens come as their hash only; what has expired is swept out along the way. */
export interface AccountStore {
  hasAdministrator(): Promise<boolean>;
  list(): Promise<Colleague[]>;
  setRole(counsellor: string, role: Role): Promise<void>;
  setActive(counsellor: string, active: boolean): Promise<void>;
  setDuties(counsellor: string, duties: Duties): Promise<void>;
  setAbsence(counsellor: string, absence: Absence | null): Promise<void>;
  /** Gives somebody a new password. */
  setPassword(counsellor: string, password: string): Promise<void>;
  /** `active` is false for an account that was switched off. */
  find(login: string): Promise<{ counsellor: Counsellor; password: string; active: boolean } | undefined>;

  invite(invitation: Invitation, now: number): Promise<void>;
  /** Invitations to new accounts of a role hold no more. */
  revokeInvitations(role: Role): Promise<void>;
  /** Invitations to a new password for an account hold no more. */
  revokeInvitationsOf(counsellor: string): Promise<void>;
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

  openSession(session: Session): Promise<void>;
  /** Whose session it is; nobody's when the account was switched off. */
  session(tokenHash: string, now: number): Promise<Counsellor | undefined>;
  closeSession(tokenHash: string): Promise<void>;
  sessionsOf(counsellor: string, now: number): Promise<OwnSession[]>;
  closeSessionOf(counsellor: string, id: string): Promise<void>;
  closeSessionsOf(counsellor: string, exceptTokenHash?: string): Promise<void>;

  /** Keeps a secret in place of an unconfirmed one; false when there is a confirmed one already. */
  proposeSecondFactor(counsellor: string, secret: string): Promise<boolean>;
  secondFactor(counsellor: string): Promise<{ secret: string; confirmed: boolean } | undefined>;
  confirmSecondFactor(counsellor: string): Promise<void>;
  /** Notes that the code of a step was taken; false when that one or a later one was before. */
  useStep(counsellor: string, step: number): Promise<boolean>;
  /** With its recovery codes. */
  removeSecondFactor(counsellor: string): Promise<void>;
  replaceRecoveryCodes(counsellor: string, codeHashes: readonly string[]): Promise<void>;
  /** Uses a recovery code up; false when there is none like this. */
  useRecoveryCode(counsellor: string, codeHash: string): Promise<boolean>;
  countRecoveryCodes(counsellor: string): Promise<number>;

  /** Notes an attempt to sign in, and says how many there were of each source since `since`, this one included. */
  noteAttempt(sources: readonly string[], at: number, since: number): Promise<number[]>;
  /** Notes in the audit that somebody was not let in; a login that nobody has is not kept, and of an address a keyed hash. */
  noteRefusal(refusal: { login: string; address: string; tries: number; at: number }): Promise<void>;
  /** What was tried from an address at that moment counts no more, nor does any attempt of `account`. */
  forgetAttempts(account: string | null, address: string, at: number): Promise<void>;
}

/** `counsellor` set: a new password for that account; null: a new account with that role. */
export type Invitation = { tokenHash: string; role: Role; counsellor: string | null; expiresAt: number };

export type Session = {
  id: string;
  tokenHash: string;
  counsellor: string;
  begunAt: number;
  expiresAt: number;
  device: string;
};

export type OwnSession = Pick<Session, 'id' | 'tokenHash' | 'begunAt' | 'device'>;

export type NewAccount = { id: string; login: string; name: string; password: string };

/**
 * Who read or did what. `subject` is a ticket's reference or an account's login; never anything that a person wrote. `reason`
 * is why a sensitive case was opened or a person was blocked.
 */
export type AuditEntry = {
  at: number;
  counsellor: string | null;
  action: string;
  subject: string | null;
  reason: Reason | BlockReason | null;
};

/** An entry as it is read: with the account's login and name. */
export type AuditedEntry = {
  id: number;
  at: number;
  login: string | null;
  name: string | null;
  action: string;
  subject: string | null;
  reason: Reason | BlockReason | null;
  /** Of somebody who was not let in: a hash of where they came from, and how many tries of late came from there. */
  address: string | null;
  tries: number | null;
};

/** What is not named is not asked for. Days (YYYY-MM-DD) are both included; `before` is the id of an entry. */
export type AuditFilter = {
  login?: string | undefined;
  action?: string | undefined;
  subject?: string | undefined;
  from?: string | undefined;
  until?: string | undefined;
  before?: number | undefined;
};

/** Is only ever added to. */
export interface AuditLog {
  record(entry: AuditEntry): Promise<void>;
  has(entry: { counsellor: string; action: string; subject: string }, since: number): Promise<boolean>;
  /** The newest first. */
  list(filter: AuditFilter, limit: number): Promise<AuditedEntry[]>;
}

/** How a channel gets on. Nothing in it tells of a person. */
export type ChannelHealth = {
  name: ChannelName;
  /** People for whom messages wait to be delivered. */
  waiting: number;
  /** What could never be delivered of late, by what the platform said: a person who blocked us is one of its reasons. */
  undeliverable: { reason: string; count: number }[];
  /** What the platform says itself; null for a channel of our own, or for a platform that says nothing. */
  platform: { pending: number; lastError: { at: number; message: string } | null } | 'unreachable' | null;
};

/** Knows which tickets are sensitive. */
export interface SensitivityStore {
  /** Sensitive is what was marked, and where one of the dangers showed at any time. Undefined: there is no such ticket. */
  sensitivity(
    reference: string,
    dangers: readonly UrgentKind[],
  ): Promise<{ sensitive: boolean; marked: boolean; assignee: string | null } | undefined>;
  /** False when there is no such ticket. */
  mark(reference: string, sensitive: boolean): Promise<boolean>;
}
