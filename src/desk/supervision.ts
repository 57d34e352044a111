import { type OfficeHours, type Standing, standingOf, type Targets } from '../tickets/index.ts';

/** Milliseconds. Answers of so long ago are no longer counted. */
export const ANSWERS_OF = 30 * 24 * 60 * 60_000;

/** What the database knows for it. */
export interface SupervisionStore {
  /** Tickets that wait for us, whoever waits longest first. */
  waiting(): Promise<WaitingTicket[]>;
  /** Open tickets by who has them. */
  load(): Promise<Load[]>;
  /** First answers to tickets that were opened since a moment. */
  firstAnswers(since: number): Promise<FirstAnswer[]>;
  /** A closed ticket, by chance, that nobody has looked at for quality; undefined when there is none. */
  sample(): Promise<string | undefined>;
}

export type WaitingTicket = {
  reference: string;
  urgent: boolean;
  assignee: string | null;
  waitingSince: number;
};
export type Load = { assignee: string | null; open: number; waiting: number; urgent: number };
export type FirstAnswer = { urgent: boolean; openedAt: number; answeredAt: number };

/** Middle and longest of some times, in milliseconds; null when there are none. `kept` is how many kept their target. */
export type Times = { count: number; median: number | null; longest: number | null; kept: number };

export type Waiting = {
  reference: string;
  urgent: boolean;
  assignee: string | null;
  waited: number;
  target: number;
  standing: Standing;
};

/** How each ticket that waits for us stands, what presses most first. */
export function standings(
  tickets: readonly WaitingTicket[],
  settings: { hours: OfficeHours; targets: Targets },
  now: number,
): Waiting[] {
  return tickets
    .map(({ waitingSince, ...ticket }) => ({
      ...ticket,
      ...standingOf(waitingSince, ticket.urgent, settings, now),
    }))
    .sort((one, other) => other.waited / other.target - one.waited / one.target);
}

export function timesOf(waits: readonly { waited: number; target: number }[]): Times {
  const sorted = waits.map(({ waited }) => waited).sort((one, other) => one - other);
  return {
    count: sorted.length,
    median: medianOf(sorted),
    longest: sorted.at(-1) ?? null,
    kept: waits.filter(({ waited, target }) => waited <= target).length,
  };
}

/** Of an even number of values, the one in the middle between the two middle ones. */
function medianOf(sorted: readonly number[]): number | null {
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}
