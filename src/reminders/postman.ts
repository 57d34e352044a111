import type { ConversationKey, Inbound } from '../message.ts';
import { type Clock, createRounds, type Rounds } from '../tickets/index.ts';
import { dayAt, isWaking } from '../wording/index.ts';
import type { Reminder, ReminderRepository } from './reminder.ts';

/** Milliseconds between two looks at what is due. */
const LOOK_EVERY = 10 * 60_000;

/** Hands over what is due, when it is woken and then again and again. */
export type Postman = Pick<Rounds, 'wake' | 'stop'>;

/**
 * Brings reminders to the conversations of those who asked for them, while people are awake. A reminder is forgotten only after
 * `deliver` has resolved, so a crash repeats the hand-over under the same turn id, which changes nothing.
 */
export function createPostman(parts: {
  repository: Pick<ReminderRepository, 'waiting' | 'has' | 'end'>;
  deliver: (inbound: Inbound, wanted: () => Promise<boolean>) => Promise<void>;
  /** The version of an article as it is now; undefined when it is gone. */
  versionOf: (article: string) => string | undefined;
  clock: Clock;
  log: { warn(details: object, message: string): void };
}): Postman {
  const { repository, deliver, versionOf, clock, log } = parts;
  async function look(): Promise<'done'> {
    if (!isWaking(clock.now())) return 'done';
    try {
      for (const { reminder, conversation } of await repository.waiting(dayAt(clock.now()))) {
        if (isDue(reminder)) await bring(reminder, conversation);
      }
    } catch (error) {
      log.warn({ err: error }, 'the reminders could not be read; looking again');
    }
    return 'done';
  }

  function isDue({ sendOn, about, version }: Reminder): boolean {
    return sendOn !== null || versionOf(about) !== version;
  }

  async function bring(reminder: Reminder, conversation: ConversationKey): Promise<void> {
    try {
      await deliver(inboundOf(reminder, conversation, clock.now()), () => repository.has(reminder.id));
      await repository.end(reminder.id, conversation);
    } catch (error) {
      log.warn({ err: error }, 'a reminder was not handed over; trying again');
    }
  }

  return createRounds({ clock, round: look, every: LOOK_EVERY });
}

function inboundOf(
  { id, kind, about, channel, locale }: Reminder,
  conversation: ConversationKey,
  at: number,
): Inbound {
  return {
    channel,
    conversation,
    turnId: `reminder:${id}`,
    at,
    languageHint: locale,
    event: { type: 'reminder', kind, about },
  };
}
