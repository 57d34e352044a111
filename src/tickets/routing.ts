import type { Language } from '../message.ts';
import type { CounsellorId } from './lifecycle.ts';
import type { TicketTopic } from './topic.ts';

/** A counsellor to whom tickets can be given. */
export type Candidate = {
  id: CounsellorId;
  /** None named: they get no tickets by themselves. */
  languages: readonly Language[];
  /** None named: all of them. */
  topics: readonly TicketTopic[];
  /** Days (YYYY-MM-DD), both included. */
  absence: { from: string; until: string } | null;
  /** Tickets they have in hand. */
  load: number;
};

/**
 * To whom a new ticket is given: of those who are there that day and speak the language, those who know the topic come first,
 * and then who has least in hand. Undefined when there is nobody.
 */
export function chooseCounsellor(
  ticket: { language: Language; topic: TicketTopic | null },
  candidates: readonly Candidate[],
  day: string,
): CounsellorId | undefined {
  const [best] = candidates
    .filter(({ languages, absence }) => languages.includes(ticket.language) && !covers(absence, day))
    .map((one) => ({ ...one, knows: knowsTopic(one.topics, ticket.topic) }))
    .sort(
      (one, other) =>
        Number(other.knows) - Number(one.knows) || one.load - other.load || (one.id < other.id ? -1 : 1),
    );
  return best?.id;
}

function covers(absence: Candidate['absence'], day: string): boolean {
  return absence !== null && absence.from <= day && day <= absence.until;
}

function knowsTopic(topics: readonly TicketTopic[], topic: TicketTopic | null): boolean {
  return topics.length === 0 || topic === null || topics.includes(topic);
}
