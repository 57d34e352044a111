import { z } from 'zod';
import type { Locale } from '../message.ts';

/** What becomes of a question that the bot did not answer well. */
export const Assignment = z.discriminatedUnion('to', [
  /** It becomes an example question of the article, in its language. */
  z.strictObject({ to: z.literal('article'), article: z.string().max(80) }),
  /** It waits, under a working title, for an article that somebody has to write. */
  z.strictObject({ to: z.literal('new-article'), title: z.string().trim().min(3).max(120) }),
  /** It becomes an example of what the bot is not for. */
  z.strictObject({ to: z.literal('out-of-scope') }),
  /** Nobody learns anything from it. */
  z.strictObject({ to: z.literal('nothing') }),
]);
export type Assignment = z.output<typeof Assignment>;

/** A question without names and numbers. */
export type Question = {
  id: string;
  at: number;
  locale: Locale;
  text: string;
  /** The article that was shown and did not help; null when the question was not understood. */
  article: string | null;
  assignment: Assignment | null;
};
