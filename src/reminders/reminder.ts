import type { ChannelName, ConversationKey, Locale } from '../message.ts';
import { dayAfter } from '../stay/index.ts';

/** What a person is reminded of: a day, an article that has changed, or a checklist on which something is open. */
export type ReminderKind = 'stay' | 'permit' | 'appointment' | 'article' | 'checklist';

/** Something a person asked to be told later. It is told once, and then forgotten. */
export type Reminder = {
  id: string;
  kind: ReminderKind;
  /** The day (YYYY-MM-DD) or the article's id. */
  about: string;
  /** From which day on it is told; null: when the article no longer has this version. */
  sendOn: string | null;
  version?: string;
  channel: ChannelName;
  locale: Locale;
};

/** Days before the day that it is about: enough to do something. */
const AHEAD: Record<Exclude<ReminderKind, 'article' | 'checklist'>, number> = {
  stay: 7,
  permit: 56,
  appointment: 2,
};

/** Days until somebody is reminded of a checklist. */
const LATER = 7;

/** The day on which a reminder of a checklist is sent. */
export function sendLater(today: string): string {
  return dayAfter(today, LATER);
}

/** The day on which a reminder of a day is sent; tomorrow at the earliest. Undefined when that day is past by then. */
export function sendOn(kind: keyof typeof AHEAD, day: string, today: string): string | undefined {
  const tomorrow = dayAfter(today, 1);
  const ahead = dayAfter(day, -AHEAD[kind]);
  const on = ahead < tomorrow ? tomorrow : ahead;
  return on <= day ? on : undefined;
}

/** Keeps reminders. What they are about and whose they are is sealed. */
export interface ReminderRepository {
  /** The same reminder again changes nothing. */
  add(reminder: Reminder, conversation: ConversationKey): Promise<void>;
  /** Nothing happens when it is somebody else's, or gone. */
  end(id: string, conversation: ConversationKey): Promise<void>;
  ofPerson(conversation: ConversationKey): Promise<Reminder[]>;
  /** Those of a day that has come, and all that wait for an article. */
  waiting(today: string): Promise<{ reminder: Reminder; conversation: ConversationKey }[]>;
  /** Whether it is still to be brought. */
  has(id: string): Promise<boolean>;
  erasePerson(conversation: ConversationKey): Promise<void>;
}
