import type { Content } from '../content/index.ts';
import type { OfficeHours } from '../tickets/index.ts';
import type { Understanding } from '../understanding/index.ts';

/** All that a turn knows besides the conversation: immutable, the same for everybody. */
export type World = {
  content: Content;
  understanding: Understanding;
  /** The centre that answers, as it stands at the front of a ticket's reference. */
  centre: string;
  /** The number with which a person finds a ticket again from elsewhere. */
  pinOf: (reference: string) => string;
  /** When counsellors are there. */
  hours: OfficeHours;
  /** Whether people on Viber may be reminded; messages that nobody waits for cost money there. */
  remindsOnViber?: boolean;
  /** Days after which a closed ticket is erased. */
  ticketDays: number;
};
