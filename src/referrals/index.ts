export { canBecome, hasSlip, NOTED_STATUSES, type NotedStatus } from './lifecycle.ts';
export type { Question, ReferralRepository, ReferralStep } from './ports.ts';
export { createQuestioner, type Questioner } from './questioner.ts';
export type { NewReferral, Referral, SlipText, SlipTexts } from './referral.ts';
export { createReferrals, type PersonsAnswer, type ReferralCount, type Referrals } from './service.ts';
export { localeOfService, sharesLanguage, slipPaper } from './slip.ts';
export { type SlipPageParts, slipRoutes } from './slip-page.ts';
export { visitQuestionAt } from './waking.ts';
