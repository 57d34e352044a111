import { type ReferralStatus, TicketRefusal } from '../tickets/index.ts';

/** What a counsellor hears from a service and notes. Everything else is for the person to say. */
export const NOTED_STATUSES = ['sent', 'accepted', 'declined', 'done'] as const;
export type NotedStatus = (typeof NOTED_STATUSES)[number];

const NEXT: Record<ReferralStatus, readonly ReferralStatus[]> = {
  asked: ['agreed', 'refused', 'withdrawn'],
  agreed: ['sent', 'accepted', 'declined', 'done', 'withdrawn'],
  sent: ['accepted', 'declined', 'done', 'withdrawn'],
  accepted: ['declined', 'done', 'withdrawn'],
  refused: [],
  withdrawn: [],
  declined: [],
  done: [],
};

/** Whether the step can follow. */
export function canBecome(status: ReferralStatus, next: ReferralStatus): boolean {
  return NEXT[status].includes(next);
}

/** Throws a TicketRefusal when a counsellor asks for a step that cannot follow. */
export function mustBecome(status: ReferralStatus, next: ReferralStatus): void {
  if (!canBecome(status, next)) throw new TicketRefusal('referral-not-possible');
}

/** Whether there is a slip: the person has agreed, and neither they nor the service have said no or ended it. */
export function hasSlip(status: ReferralStatus): boolean {
  return status === 'agreed' || status === 'sent' || status === 'accepted';
}
