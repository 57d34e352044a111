import type { Assignment, Question } from './question.ts';

/** Keeps what was decided about the content, until the content files say it. */
export interface KeepingStore {
  /** The newest first. */
  questions(): Promise<Question[]>;
  /** `text` is how an editor put the question. Null takes an assignment back. */
  assign(
    questions: readonly { id: string; text: string }[],
    assignment: Assignment | null,
    by: string,
    at: number,
  ): Promise<void>;

  checks(): Promise<ArticleCheck[]>;
  noteCheck(check: ArticleCheck, by: string, at: number): Promise<void>;
  /** How often each article was shown since a moment. */
  shownSince(at: number): Promise<Map<string, number>>;

  /** Notes which texts are live; nothing when they were noted last. */
  noteContent(at: number, version: string, marks: TextMarks): Promise<void>;
  /** The texts that were live at a moment; the first that are known when that was before them. */
  contentAt(at: number): Promise<TextMarks | undefined>;
  contentOf(version: string): Promise<TextMarks | undefined>;
  /** The tickets that a counsellor has still to do with. */
  openTickets(): Promise<ShownTicket[]>;
}

/** An article whose facts were checked and found to be right; days as YYYY-MM-DD. */
export type ArticleCheck = { article: string; checked: string; reviewBy: string };

/** A mark of each article's text by its id: the same text has the same. */
export type TextMarks = ReadonlyMap<string, string>;

/** The articles that a person was shown, and in which content. */
export type ShownTicket = { reference: string; articles: string[]; contentVersion: string };
