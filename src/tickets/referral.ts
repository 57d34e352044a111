/**
 * Where a referral to another service stands. asked: the person was asked · agreed, refused, withdrawn: what they said ·
 * sent: the service has the slip · accepted, declined, done: what the service said.
 */
export const REFERRAL_STATUSES = [
  'asked',
  'agreed',
  'refused',
  'withdrawn',
  'sent',
  'accepted',
  'declined',
  'done',
] as const;
export type ReferralStatus = (typeof REFERRAL_STATUSES)[number];

/** What the person answers when they are asked whether they got there. */
export const VISITS = ['yes', 'not-yet', 'turned-away'] as const;
export type Visit = (typeof VISITS)[number];
