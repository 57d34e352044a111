import type { Inbound } from '../message.ts';
import { type Clock, createRounds, type Rounds } from '../tickets/index.ts';
import { isWaking } from '../wording/index.ts';
import type { Question, ReferralRepository } from './ports.ts';

/** Milliseconds between two looks at what is due. */
const LOOK_EVERY = 10 * 60_000;

/** Hands over what is due, when it is woken and then again and again. */
export type Questioner = Pick<Rounds, 'wake' | 'stop'>;

/**
 * Puts the questions about referrals to people: whether they agree, and some days later, while they are awake, whether they
 * got there; who has not been there yet is asked once more. A question is marked only after `deliver` has resolved, so a crash repeats the hand-over under the same turn id,
 * which changes nothing.
 */
export function createQuestioner(parts: {
  repository: Pick<ReferralRepository, 'due' | 'asked'>;
  deliver: (inbound: Inbound) => Promise<void>;
  clock: Clock;
  log: { warn(details: object, message: string): void };
}): Questioner {
  const { repository, deliver, clock, log } = parts;
  async function look(): Promise<'done'> {
    try {
      for (const question of await repository.due(clock.now())) {
        if (question.about === 'consent' || isWaking(clock.now())) await put(question);
      }
    } catch (error) {
      log.warn({ err: error }, 'the questions about referrals could not be read; looking again');
    }
    return 'done';
  }

  async function put(question: Question): Promise<void> {
    try {
      await deliver(inboundOf(question, clock.now()));
      await repository.asked(question);
    } catch (error) {
      log.warn({ err: error, referral: question.referral }, 'a question was not handed over; trying again');
    }
  }

  return createRounds({ clock, round: look, every: LOOK_EVERY });
}

function inboundOf(question: Question, at: number): Inbound {
  const { channel, conversation, locale, referral, about, timesAsked } = question;
  return {
    channel,
    conversation,
    turnId: `desk:${referral}:${about}${timesAsked === 0 ? '' : `-${timesAsked + 1}`}`,
    at,
    languageHint: locale,
    event: { type: 'referral-question', referral, about },
  };
}
