import type { UrgentKind } from '../understanding/index.ts';
import type { Counsellor } from './account.ts';
import { DeskError } from './errors.ts';
import type { AuditLog, SensitivityStore } from './ports.ts';

/** Who opens a sensitive case that is not theirs says why; a word of this list, so that the audit holds nothing personal. */
export const REASONS = ['my-work', 'standing-in', 'advice', 'person-asked', 'quality'] as const;
export type Reason = (typeof REASONS)[number];

/** Dangers after which a case stays sensitive. */
const GRAVE: readonly UrgentKind[] = ['trafficking', 'violence', 'child-alone', 'suicidal'];

/** Milliseconds. A reason holds for a working day. */
const REASON_HOLDS = 12 * 60 * 60_000;

/** What the audit notes when somebody has said why. */
export const OPENED_WITH_REASON = 'ticket-opened-with-reason';

/** Tells whether a case is sensitive, and sees to it that nobody opens one without a reason. */
export interface Discretion {
  isMarked(reference: string): Promise<boolean>;
  mark(reference: string, sensitive: boolean): Promise<void>;
  /** Throws a DeskError `reason-missing`. Who has the case needs no other reason. */
  mustHaveReason(reference: string, me: Counsellor): Promise<void>;
}

export function createDiscretion(parts: {
  store: SensitivityStore;
  audit: AuditLog;
  now: () => number;
}): Discretion {
  const { store, audit, now } = parts;
  return {
    async isMarked(reference) {
      return (await store.sensitivity(reference, GRAVE))?.marked ?? false;
    },
    async mark(reference, sensitive) {
      if (!(await store.mark(reference, sensitive))) throw new DeskError('ticket-unknown');
    },
    async mustHaveReason(reference, me) {
      const ticket = await store.sensitivity(reference, GRAVE);
      if (!ticket?.sensitive || ticket.assignee === me.id) return;
      const entry = { counsellor: me.id, action: OPENED_WITH_REASON, subject: reference };
      if (!(await audit.has(entry, now() - REASON_HOLDS))) throw new DeskError('reason-missing');
    },
  };
}
