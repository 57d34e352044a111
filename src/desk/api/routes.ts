import {
  beginSecondFactor,
  confirmSecondFactor,
  endOtherSessions,
  endSession,
  readAccount,
  removeSecondFactor,
  renewRecoveryCodes,
} from './account.ts';
import type { Route } from './call.ts';
import { readCentre, saveCentre } from './centre.ts';
import { live } from './live.ts';
import { listReferrals, listServices, noteReferral, refer, slipPage, slipPdf } from './referrals.ts';
import { acceptInvitation, readInvitation, session, signIn, signOut } from './sign-in.ts';
import { invite, listTeam, resetSecondFactor } from './team.ts';
import {
  assignToMe,
  bePresent,
  close,
  handOver,
  listTickets,
  merge,
  note,
  readTicket,
  reply,
  resolve,
  sendAgain,
  setTopic,
} from './tickets.ts';

/** Every route of the desk's API, below /desk/api: who may call it, and what the audit notes. */
export const DESK_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/session', role: 'anyone', audit: null, run: session },
  { method: 'POST', path: '/session', role: 'anyone', audit: 'signed-in', run: signIn },
  { method: 'POST', path: '/session/end', role: 'signed-in', audit: 'signed-out', run: signOut },
  { method: 'POST', path: '/invitation', role: 'anyone', audit: null, run: readInvitation },
  {
    method: 'POST',
    path: '/invitation/accept',
    role: 'anyone',
    audit: 'invitation-accepted',
    run: acceptInvitation,
  },

  { method: 'GET', path: '/account', role: 'signed-in', audit: null, run: readAccount },
  {
    method: 'POST',
    path: '/account/second-factor',
    role: 'signed-in',
    audit: 'second-factor-begun',
    run: beginSecondFactor,
  },
  {
    method: 'POST',
    path: '/account/second-factor/confirm',
    role: 'signed-in',
    audit: 'second-factor-enrolled',
    run: confirmSecondFactor,
  },
  {
    method: 'POST',
    path: '/account/second-factor/remove',
    role: 'signed-in',
    audit: 'second-factor-removed',
    run: removeSecondFactor,
  },
  {
    method: 'POST',
    path: '/account/recovery-codes',
    role: 'signed-in',
    audit: 'recovery-codes-renewed',
    run: renewRecoveryCodes,
  },
  {
    method: 'POST',
    path: '/account/sessions/end',
    role: 'signed-in',
    audit: 'session-ended',
    run: endSession,
  },
  {
    method: 'POST',
    path: '/account/sessions/end-others',
    role: 'signed-in',
    audit: 'other-sessions-ended',
    run: endOtherSessions,
  },

  { method: 'GET', path: '/tickets', role: 'counsellor', audit: null, run: listTickets },
  { method: 'GET', path: '/tickets/:reference', role: 'counsellor', audit: 'ticket-read', run: readTicket },
  {
    method: 'POST',
    path: '/tickets/:reference/messages',
    role: 'counsellor',
    audit: 'ticket-answered',
    run: reply,
  },
  {
    method: 'POST',
    path: '/tickets/:reference/assign',
    role: 'counsellor',
    audit: 'ticket-assigned',
    run: assignToMe,
  },
  {
    method: 'POST',
    path: '/tickets/:reference/resolve',
    role: 'counsellor',
    audit: 'ticket-resolved',
    run: resolve,
  },
  {
    method: 'POST',
    path: '/tickets/:reference/close',
    role: 'counsellor',
    audit: 'ticket-closed',
    run: close,
  },
  { method: 'GET', path: '/services', role: 'counsellor', audit: null, run: listServices },
  {
    method: 'GET',
    path: '/tickets/:reference/referrals',
    role: 'counsellor',
    audit: 'referrals-read',
    run: listReferrals,
  },
  {
    method: 'POST',
    path: '/tickets/:reference/referrals',
    role: 'counsellor',
    audit: 'referral-asked',
    run: refer,
  },
  {
    method: 'POST',
    path: '/tickets/:reference/referrals/:referral',
    role: 'counsellor',
    audit: 'referral-noted',
    run: noteReferral,
  },
  {
    method: 'GET',
    path: '/tickets/:reference/referrals/:referral/slip',
    role: 'counsellor',
    audit: 'slip-read',
    run: slipPage,
  },
  {
    method: 'GET',
    path: '/tickets/:reference/referrals/:referral/slip.pdf',
    role: 'counsellor',
    audit: 'slip-read',
    run: slipPdf,
  },
  {
    method: 'POST',
    path: '/tickets/:reference/messages/again',
    role: 'counsellor',
    audit: 'ticket-answered-again',
    run: sendAgain,
  },
  { method: 'POST', path: '/tickets/:reference/notes', role: 'counsellor', audit: 'ticket-noted', run: note },
  {
    method: 'POST',
    path: '/tickets/:reference/hand-over',
    role: 'counsellor',
    audit: 'ticket-handed-over',
    run: handOver,
  },
  {
    method: 'POST',
    path: '/tickets/:reference/topic',
    role: 'counsellor',
    audit: 'ticket-topic-set',
    run: setTopic,
  },
  {
    method: 'POST',
    path: '/tickets/:reference/merge',
    role: 'counsellor',
    audit: 'ticket-merged',
    run: merge,
  },
  { method: 'POST', path: '/tickets/:reference/presence', role: 'counsellor', audit: null, run: bePresent },
  { method: 'GET', path: '/live', role: 'counsellor', audit: null, run: live },

  { method: 'GET', path: '/centre', role: 'administrator', audit: null, run: readCentre },
  { method: 'PUT', path: '/centre', role: 'administrator', audit: 'centre-changed', run: saveCentre },

  { method: 'GET', path: '/team', role: 'administrator', audit: 'team-read', run: listTeam },
  { method: 'POST', path: '/team/invite', role: 'administrator', audit: 'colleague-invited', run: invite },
  {
    method: 'POST',
    path: '/team/:login/reset-second-factor',
    role: 'administrator',
    audit: 'second-factor-reset',
    run: resetSecondFactor,
  },
];
