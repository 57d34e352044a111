import type { ChannelName, Locale } from '../message.ts';
import type { CounsellorId, ReferralStatus, Visit } from '../tickets/index.ts';

/** What a counsellor writes on a slip, in one language. */
export type SlipText = {
  /** Why the person goes there. */
  reason: string;
  /** What was agreed with the person and the service. */
  agreed: string;
  /** What the person takes along; may be empty. */
  bring: string;
};

/** What is passed on: in the person's language, and in the service's. The same twice where they share one. */
export type SlipTexts = { person: SlipText; service: SlipText };

/** A counsellor's wish to pass a ticket on to a service. `service` is the id of a contact. */
export type NewReferral = {
  id: string;
  ticket: string;
  service: string;
  texts: SlipTexts;
  askedAt: number;
  by: CounsellorId;
};

export type Referral = Omit<NewReferral, 'by'> & {
  /** The person's, as on their ticket. */
  locale: Locale;
  channel: ChannelName;
  status: ReferralStatus;
  agreedAt: number | null;
  /** What they said when they were asked last. */
  visit: Visit | null;
  /** How often they were asked whether they got there. */
  timesAsked: number;
  /** Opens the slip on the web, once. */
  slipToken: string;
};
