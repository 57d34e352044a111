import { beforeAll, describe, expect, test } from '@jest/globals';
import { asksForKept, NOTHING_KEPT, turn, type World } from '../../src/conversation/index.ts';
import type { Inbound, InboundEvent } from '../../src/message.ts';
import type { Referral } from '../../src/referrals/index.ts';
import { REFERRAL_STATUSES, type ReferralStatus } from '../../src/tickets/index.ts';
import { realWorld } from '../support/content.ts';
import { aConversation } from '../support/conversation.ts';
import { effectName } from '../support/transcript.ts';

let world: World;
beforeAll(async () => {
  world = await realWorld();
});

const ID = 'RF-7K2M-9QXA';
const TEXT = { reason: 'Pagë e papaguar', agreed: 'Takim', bring: '' };

const aReferral = (details: Partial<Referral> = {}): Referral => ({
  id: ID,
  ticket: 'PR-1111-1111',
  service: 'free-legal-aid',
  texts: { person: TEXT, service: TEXT },
  askedAt: 0,
  locale: 'sq',
  channel: 'telegram',
  status: 'asked',
  agreedAt: null,
  visit: null,
  timesAsked: 1,
  slipToken: `${ID}.token`,
  ...details,
});

const CONVERSATION = aConversation();

/** What is said and done when this happens to somebody with these referrals. */
function happens(event: InboundEvent, referrals: Referral[], conversation = CONVERSATION) {
  const inbound: Inbound = {
    channel: 'telegram',
    conversation: 'telegram:1',
    turnId: 'telegram:1',
    at: Date.parse('2026-12-01T10:00:00+01:00'),
    event,
  };
  const kept = { ...NOTHING_KEPT, referrals };
  const result = turn(world, conversation, inbound, kept);
  return {
    says: result.replies.flatMap(({ says }) => says),
    // An old button also opens the place where the person was, which is counted.
    effects: result.effects.map(effectName).filter((name) => name !== 'count asked'),
    ticket: result.conversation?.ticket,
    text: JSON.stringify(result.replies),
  };
}

const press = (id: string, status: ReferralStatus, details: Partial<Referral> = {}) =>
  happens({ type: 'choice', id }, [aReferral({ status, ...details })]);

/** What a button does while the referral stands there; where it is not named, it is an old button. */
const BUTTONS: Record<string, Partial<Record<ReferralStatus, [says: string, ...effects: string[]]>>> = {
  yes: {
    asked: ['referral.slip', 'answer-referral', 'count referral'],
    agreed: ['referral.slip'],
    sent: ['referral.slip'],
    accepted: ['referral.slip'],
  },
  no: { asked: ['referral.refused', 'answer-referral', 'count referral'] },
  withdraw: {
    asked: ['referral.withdrawn', 'answer-referral', 'count referral'],
    agreed: ['referral.withdrawn', 'answer-referral', 'count referral'],
    sent: ['referral.withdrawn', 'answer-referral', 'count referral'],
    accepted: ['referral.withdrawn', 'answer-referral', 'count referral'],
  },
  slip: { agreed: ['referral.slip'], sent: ['referral.slip'], accepted: ['referral.slip'] },
};

describe('a button about a referral', () => {
  test.each(
    Object.entries(BUTTONS).flatMap(([button, does]) =>
      REFERRAL_STATUSES.map((status) => [button, status, does[status]] as const),
    ),
  )('%s, when it is %s: %j', (button, status, expected) => {
    const { says, effects } = press(`refer:${ID}:${button}`, status);
    if (expected === undefined) {
      expect([says[0], effects]).toEqual(['old-button', []]);
    } else {
      expect([says[0], ...effects]).toEqual(expected);
    }
  });

  test.each([
    ['of another person', 'refer:RF-0000-0000:yes', {}],
    ['to a service that is gone', `refer:${ID}:yes`, { service: 'nowhere' }],
    ['that nobody made', `refer:${ID}:all`, {}],
  ])('%s is an old button', (_name, id, details) => {
    const { says, effects } = press(id, 'asked', details);
    expect([says[0], effects]).toEqual(['old-button', []]);
  });
});

describe('the answer to whether they got there', () => {
  test.each([
    ['yes', 'referral.visit-yes', undefined],
    ['not-yet', 'referral.visit-not-yet', undefined],
    ['turned-away', 'referral.visit-turned-away', 'PR-1111-1111'],
  ] as const)('%s is said on, and counted once', (visit, said, ticket) => {
    const id = `visit:${ID}:${visit}`;
    const first = press(id, 'sent');
    expect([first.says, first.effects]).toEqual([[said], ['note-visit', 'count referral-visit']]);
    // What a person who was turned away writes next goes to their counsellor.
    expect(first.ticket).toBe(ticket);
    const again = press(id, 'sent', { visit });
    expect([again.says, again.effects]).toEqual([[said], []]);
  });

  test('may be typed', () => {
    const conversation = { ...CONVERSATION, offered: [`visit:${ID}:not-yet`] };
    const typed = { type: 'text', text: 'ende jo' } as const;
    expect(asksForKept(world.content, typed, conversation)).toBe(true);
    expect(asksForKept(world.content, { type: 'text', text: 'viza' }, conversation)).toBe(false);
    const { says } = happens(typed, [aReferral({ status: 'sent' })], conversation);
    expect(says).toEqual(['referral.visit-not-yet']);
  });
});

describe('a question that comes too late', () => {
  test.each(
    REFERRAL_STATUSES.map(
      (status) =>
        [
          status,
          status === 'asked' ? ['referral.consent'] : [],
          ['agreed', 'sent', 'accepted'].includes(status) ? ['referral.visit'] : [],
        ] as const,
    ),
  )('when it is %s: consent %j, visit %j', (status, consent, visit) => {
    const question = (about: 'consent' | 'visit') =>
      happens({ type: 'referral-question', referral: ID, about }, [aReferral({ status })]).says;
    expect(question('consent')).toEqual(consent);
    expect(question('visit')).toEqual(visit);
  });

  test('is not put to somebody who was forgotten', () => {
    expect(happens({ type: 'referral-question', referral: ID, about: 'consent' }, []).says).toEqual([]);
  });
});

test('what a counsellor wrote is shown as it is: no link and no bold is made of it', () => {
  const texts = { person: { ...TEXT, reason: '**x** [y](https://example.org)' }, service: TEXT };
  const { text } = press(`refer:${ID}:yes`, 'asked', { texts });
  expect(text).toContain('**x** [y](https://example.org)');
});
