/** What a ticket is about, in one word: the groups of the articles. */
export const TICKET_TOPICS = [
  'visa',
  'work',
  'study',
  'family',
  'return',
  'diaspora',
  'risk',
  'local',
] as const;
export type TicketTopic = (typeof TICKET_TOPICS)[number];

/** What the person read last tells; null when that tells nothing. */
export function topicOfArticles(articles: readonly string[]): TicketTopic | null {
  const group = articles.at(-1)?.split('-', 1)[0];
  return TICKET_TOPICS.find((topic) => topic === group) ?? null;
}
