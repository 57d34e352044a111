import { type Contact, contactFacts, contactLine } from '../knowledge/index.ts';
import type { Block, RichText, Span } from '../message.ts';
import { canBecome, hasSlip, type PersonsAnswer, type Referral } from '../referrals/index.ts';
import type { Visit } from '../tickets/index.ts';
import { dayAt, formatDay } from '../wording/index.ts';
import { isBlocked, refuseBlocked } from './block.ts';
import type { ReferralChoice } from './choice.ts';
import { type Draft, footer, reply, say } from './draft.ts';

type Found = { referral: Referral; service: Contact };

/** A referral of this person to a service that still is in the knowledge base. */
export function findReferral(draft: Draft, id: string): Found | undefined {
  const referral = draft.kept.referrals.find((one) => one.id === id);
  const service = referral && draft.world.content.contacts.get(referral.service);
  return referral && service && { referral, service };
}

/** A counsellor asks whether the case may be passed on, or the program whether the person got there. */
export function askAboutReferral(draft: Draft, id: string, about: 'consent' | 'visit'): void {
  const found = findReferral(draft, id);
  // Answered, taken back or erased since it was asked.
  if (!found || (about === 'consent' ? found.referral.status !== 'asked' : !hasSlip(found.referral.status)))
    return;
  if (about === 'consent') askForConsent(draft, found);
  else askForVisit(draft, found);
}

function askForConsent(draft: Draft, { referral, service }: Found): void {
  const { locale } = draft.conversation;
  draft.conversation.ticket = referral.ticket;
  reply(draft, {
    says: ['referral.consent'],
    text: [
      ...say(draft, 'referral.consent', { service: service.name[locale], purpose: service.purpose[locale] }),
      list(whatStandsOnIt(draft, referral)),
      ...say(draft, 'referral.consent-ask'),
    ],
    choices: [[`refer:${referral.id}:yes`, `refer:${referral.id}:no`]],
  });
}

/** Nobody expects this message, and others may look at the screen: it does not say where the person was sent. */
function askForVisit(draft: Draft, { referral }: Found): void {
  const day = formatDay(draft.conversation.locale, dayAt(referral.agreedAt ?? referral.askedAt));
  reply(draft, {
    says: ['referral.visit'],
    text: say(draft, 'referral.visit', { day }),
    choices: [
      [`visit:${referral.id}:yes`, `visit:${referral.id}:not-yet`],
      [`visit:${referral.id}:turned-away`],
    ],
  });
}

/** A tap on a button about a referral; false when that means nothing any more. */
export function pressReferral(draft: Draft, id: string, choice: ReferralChoice): boolean {
  const found = findReferral(draft, id);
  if (!found) return false;
  switch (choice) {
    case 'yes':
      if (!answer(draft, found, 'agreed') && !hasSlip(found.referral.status)) return false;
      showSlip(draft, found);
      return true;
    case 'slip':
      if (!hasSlip(found.referral.status)) return false;
      showSlip(draft, found);
      return true;
    case 'no':
      if (!answer(draft, found, 'refused')) return false;
      sayWithAddress(draft, found, 'referral.refused');
      return true;
    case 'withdraw':
      if (!answer(draft, found, 'withdrawn')) return false;
      sayWithService(draft, found, 'referral.withdrawn');
      return true;
  }
}

/** Gives the answer on, unless it cannot follow any more. */
function answer({ effects }: Draft, { referral }: Found, given: PersonsAnswer): boolean {
  const { id, service, status } = referral;
  if (!canBecome(status, given)) return false;
  effects.push(
    { do: 'answer-referral', referral: id, answer: given },
    { do: 'count', what: { event: 'referral', service, status: given } },
  );
  return true;
}

/** What the person takes along: where, with which number, why, and what to bring. On the web also to be printed, once. */
function showSlip(draft: Draft, { referral, service }: Found): void {
  const { locale } = draft.conversation;
  const { wording } = draft.world.content;
  reply(draft, {
    says: ['referral.slip'],
    text: [
      ...say(draft, 'referral.slip', { service: service.name[locale] }),
      list([
        ...contactFacts(service, locale, wording).map((fact) => [fact]),
        ...whatStandsOnIt(draft, referral),
      ]),
      ...say(draft, 'referral.say-number'),
      ...linkToPrint(draft, referral),
    ],
    choices: [[`refer:${referral.id}:slip`, `refer:${referral.id}:withdraw`], ...footer(draft)],
  });
}

function linkToPrint(draft: Draft, { slipToken }: Referral): RichText {
  if (draft.inbound.channel !== 'web') return [];
  const { wording } = draft.world.content;
  const text = wording.label(draft.conversation.locale, 'bot:referral.print-link');
  return say(draft, 'referral.print', { link: { text, href: `/slip/${slipToken}` } });
}

function whatStandsOnIt(draft: Draft, { ticket, texts }: Referral): Span[][] {
  const { reason, agreed, bring } = texts.person;
  return [
    fact(draft, 'number', ticket),
    fact(draft, 'reason', reason),
    fact(draft, 'agreed', agreed),
    ...(bring === '' ? [] : [fact(draft, 'bring', bring)]),
  ];
}

/** The answer to whether they got there; false when that means nothing any more. */
export function pressVisit(draft: Draft, id: string, visit: Visit): boolean {
  const found = findReferral(draft, id);
  if (!found || !hasSlip(found.referral.status)) return false;
  const { referral } = found;
  if (visit === 'turned-away' && isBlocked(draft)) {
    refuseBlocked(draft);
    return true;
  }
  if (referral.visit !== visit) {
    draft.effects.push(
      { do: 'note-visit', referral: id, visit },
      { do: 'count', what: { event: 'referral-visit', service: referral.service, visit } },
    );
  }
  if (visit === 'yes') sayWithService(draft, found, 'referral.visit-yes');
  if (visit === 'not-yet') sayWithAddress(draft, found, 'referral.visit-not-yet');
  if (visit === 'turned-away') {
    // The case is open again: what the person writes now goes to the counsellor.
    draft.conversation.ticket = referral.ticket;
    sayWithService(draft, found, 'referral.visit-turned-away');
  }
  return true;
}

function sayWithService(draft: Draft, { referral, service }: Found, key: string): void {
  const params = { service: service.name[draft.conversation.locale], reference: referral.ticket };
  reply(draft, { says: [key], text: say(draft, key, params), choices: footer(draft) });
}

function sayWithAddress(draft: Draft, { service }: Found, key: string): void {
  const { locale } = draft.conversation;
  const address = list([contactLine(service, locale, draft.world.content.wording)]);
  reply(draft, {
    says: [key],
    text: [...say(draft, key, { service: service.name[locale] }), address],
    choices: footer(draft),
  });
}

function fact(draft: Draft, key: string, value: string): Span[] {
  return say(draft, `referral.${key}`, { value }).flatMap((block) => ('spans' in block ? block.spans : []));
}

function list(items: Span[][]): Block {
  return { type: 'list', ordered: false, items };
}
