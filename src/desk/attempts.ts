import { DeskError, type DeskErrorCode } from './errors.ts';
import type { AccountStore } from './ports.ts';
import { hashOf } from './token.ts';

/** Milliseconds, and attempts within them: for one account, and from one address (an office shares one). */
const WITHIN = 15 * 60_000;
const MOST_PER_ACCOUNT = 10;
const MOST_PER_ADDRESS = 30;

const REFUSALS: ReadonlySet<DeskErrorCode> = new Set(['wrong-password', 'wrong-code']);

/** Who tries something that could be guessed, and from where. */
export type Attempt = { login: string; address: string };

/** Lets passwords and codes be tried a few times only. */
export type Attempts = ReturnType<typeof createAttempts>;

export function createAttempts({ store, now }: { store: AccountStore; now: () => number }) {
  /**
   * Counts the attempt before it is looked at, so that many sent at once are counted too. One that succeeds clears the account.
   * One that throws `code-missing` was right so far: it counts no more from its address, where colleagues sign in as well, yet
   * it clears nothing of the account, where wrong codes are counted.
   */
  return async function limited<T>({ login, address }: Attempt, attempt: () => Promise<T>): Promise<T> {
    const at = now();
    const account = hashOf(`account ${login.toLowerCase()}`);
    const from = hashOf(`address ${address}`);
    const [ofAccount = 0, ofAddress = 0] = await store.noteAttempt([account, from], at, at - WITHIN);
    const noteRefusal = () =>
      store.noteRefusal({ login: login.toLowerCase(), address, tries: ofAddress, at });
    if (ofAccount > MOST_PER_ACCOUNT || ofAddress > MOST_PER_ADDRESS) {
      // Once for each lock, so that nobody fills the audit.
      if (ofAccount === MOST_PER_ACCOUNT + 1 || ofAddress === MOST_PER_ADDRESS + 1) await noteRefusal();
      throw new DeskError('too-many-attempts', WITHIN / 1000);
    }
    try {
      const outcome = await attempt();
      await store.forgetAttempts(account, from, at);
      return outcome;
    } catch (error) {
      if (error instanceof DeskError && error.code === 'code-missing') {
        await store.forgetAttempts(null, from, at);
      }
      if (error instanceof DeskError && REFUSALS.has(error.code)) await noteRefusal();
      throw error;
    }
  };
}
