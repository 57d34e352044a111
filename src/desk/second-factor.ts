import type { Counsellor } from './account.ts';
import type { Attempts } from './attempts.ts';
import { DeskError } from './errors.ts';
import type { AccountStore } from './ports.ts';
import { hashOf, newPaperToken, readPaperToken } from './token.ts';
import { newSecret, stepOf, uriOf } from './totp.ts';

const RECOVERY_CODES = 10;

/** What an authenticator app needs, by hand and as the text of a QR code. */
export type Enrolment = { secret: string; uri: string };

/** One's own second factor. What cannot be done is a DeskError; wrong codes count like wrong passwords. */
export interface SecondFactor {
  /** A new secret, until a code of it confirms that it has arrived on the phone. */
  begin(me: Counsellor): Promise<Enrolment>;
  /** Returns the recovery codes, which are shown this once. */
  confirm(me: Counsellor, code: string, address: string): Promise<string[]>;
  /** New recovery codes; the old ones hold no more. */
  renewRecoveryCodes(me: Counsellor, code: string, address: string): Promise<string[]>;
  remove(me: Counsellor, code: string, address: string): Promise<void>;
  recoveryCodesLeft(me: Counsellor): Promise<number>;
  /** Whether this is the code of now, or a recovery code. Either is used up by it. */
  accepts(counsellor: string, code: string): Promise<boolean>;
}

export function createSecondFactor(parts: {
  store: AccountStore;
  attempts: Attempts;
  now: () => number;
}): SecondFactor {
  const { store, attempts, now } = parts;

  async function takes(counsellor: string, secret: string, code: string): Promise<boolean> {
    const step = stepOf(secret, code.replaceAll(/\s/g, ''), now());
    return step !== undefined && (await store.useStep(counsellor, step));
  }

  async function accepts(counsellor: string, code: string): Promise<boolean> {
    const factor = await store.secondFactor(counsellor);
    if (!factor?.confirmed) return false;
    if (await takes(counsellor, factor.secret, code)) return true;
    return store.useRecoveryCode(counsellor, hashOfCode(counsellor, code));
  }

  function withCode<T>(me: Counsellor, code: string, address: string, work: () => Promise<T>): Promise<T> {
    return attempts({ login: me.login, address }, async () => {
      if (!(await accepts(me.id, code))) throw new DeskError('wrong-code');
      return work();
    });
  }

  async function giveRecoveryCodes(counsellor: string): Promise<string[]> {
    const codes = Array.from({ length: RECOVERY_CODES }, newPaperToken);
    await store.replaceRecoveryCodes(
      counsellor,
      codes.map((code) => hashOfCode(counsellor, code)),
    );
    return codes;
  }

  return {
    accepts,
    async begin(me) {
      const secret = newSecret();
      if (!(await store.proposeSecondFactor(me.id, secret))) throw new DeskError('second-factor-there');
      return { secret, uri: uriOf(secret, me.login) };
    },
    confirm: (me, code, address) =>
      attempts({ login: me.login, address }, async () => {
        const factor = await store.secondFactor(me.id);
        if (factor?.confirmed) throw new DeskError('second-factor-there');
        if (!factor || !(await takes(me.id, factor.secret, code))) throw new DeskError('wrong-code');
        await store.confirmSecondFactor(me.id);
        return giveRecoveryCodes(me.id);
      }),
    renewRecoveryCodes: (me, code, address) => withCode(me, code, address, () => giveRecoveryCodes(me.id)),
    remove: (me, code, address) => withCode(me, code, address, () => store.removeSecondFactor(me.id)),
    recoveryCodesLeft: (me) => store.countRecoveryCodes(me.id),
  };
}

/** With the account in it: the same code of two accounts cannot be recognised. */
function hashOfCode(counsellor: string, code: string): string {
  return hashOf(`${counsellor} ${readPaperToken(code)}`);
}
