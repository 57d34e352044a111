import type { Language } from '../message.ts';
import type { TicketTopic } from '../tickets/index.ts';
import type { Counsellor, Role } from './account.ts';
import { DeskError } from './errors.ts';
import type { AccountStore } from './ports.ts';

/** Somebody of the team, as those see them who look after it. */
export type Colleague = Counsellor & {
  /** False for an account that was switched off: it signs in no more, and what it did stays. */
  active: boolean;
  /** What they answer in and about. Who names no language is given no tickets; no topic named is all. */
  languages: Language[];
  topics: TicketTopic[];
  absence: Absence | null;
};

/** Days (YYYY-MM-DD), both included. */
export type Absence = { from: string; until: string };

export type Duties = Pick<Colleague, 'languages' | 'topics'>;

/**
 * Looks after the accounts of others, each by its login. Nobody changes their own role or switches themselves off, so there is
 * always an administrator. What cannot be done is a DeskError.
 */
export interface Team {
  list(): Promise<Colleague[]>;
  /** Ends their sessions: what they may see has changed. */
  changeRole(login: string, role: Role, by: Counsellor): Promise<void>;
  /** Ends their sessions and invitations. */
  deactivate(login: string, by: Counsellor): Promise<void>;
  reactivate(login: string): Promise<void>;
  setDuties(login: string, duties: Duties): Promise<void>;
  setAbsence(login: string, absence: Absence | null): Promise<void>;
  /** For who has lost phone and recovery codes. Ends their sessions. */
  resetSecondFactor(login: string, by: Counsellor): Promise<void>;
}

export function createTeam({ store }: { store: AccountStore }): Team {
  async function idOf(login: string): Promise<string> {
    const account = await store.find(login);
    if (!account) throw new DeskError('account-unknown');
    return account.counsellor.id;
  }

  async function idOfOther(login: string, by: Counsellor): Promise<string> {
    if (login === by.login) throw new DeskError('not-yourself');
    return idOf(login);
  }

  return {
    list: () => store.list(),
    async changeRole(login, role, by) {
      const id = await idOfOther(login, by);
      await store.setRole(id, role);
      await store.closeSessionsOf(id);
    },
    async deactivate(login, by) {
      const id = await idOfOther(login, by);
      await store.setActive(id, false);
      await store.revokeInvitationsOf(id);
      await store.closeSessionsOf(id);
    },
    async reactivate(login) {
      await store.setActive(await idOf(login), true);
    },
    async setDuties(login, duties) {
      await store.setDuties(await idOf(login), duties);
    },
    async setAbsence(login, absence) {
      await store.setAbsence(await idOf(login), absence);
    },
    async resetSecondFactor(login, by) {
      const id = await idOfOther(login, by);
      await store.removeSecondFactor(id);
      await store.closeSessionsOf(id);
    },
  };
}
