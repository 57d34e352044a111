import type { ArticleCheck, KeepingStore, Question, ShownTicket, TextMarks } from '../../keeping/index.ts';
import type { Database } from './database.ts';
import file from './keeping.sql';
import { namedQueries } from './named.ts';

const sql = namedQueries(
  file,
  'questions',
  'assign',
  'checks',
  'note-check',
  'shown',
  'note-content',
  'content-at',
  'content-of',
  'open-tickets',
);

export function sqlKeeping(database: Database): KeepingStore {
  return {
    questions: () => database.query<Question>(sql.questions),
    async assign(questions, assignment, by, at) {
      const decided = assignment === null ? null : JSON.stringify(assignment);
      await database.query(sql.assign, [JSON.stringify(questions), decided, by, at]);
    },
    checks: () => database.query<ArticleCheck>(sql.checks),
    async noteCheck({ article, checked, reviewBy }, by, at) {
      await database.query(sql['note-check'], [article, checked, reviewBy, by, at]);
    },
    async shownSince(at) {
      const rows = await database.query<{ article: string; times: number }>(sql.shown, [at]);
      return new Map(rows.map(({ article, times }) => [article, times]));
    },
    async noteContent(at, version, marks) {
      await database.query(sql['note-content'], [at, version, JSON.stringify(Object.fromEntries(marks))]);
    },
    async contentAt(at) {
      return marksIn(await database.query<{ articles: Record<string, string> }>(sql['content-at'], [at]));
    },
    async contentOf(version) {
      return marksIn(
        await database.query<{ articles: Record<string, string> }>(sql['content-of'], [version]),
      );
    },
    openTickets: () => database.query<ShownTicket>(sql['open-tickets']),
  };
}

function marksIn([row]: { articles: Record<string, string> }[]): TextMarks | undefined {
  return row && new Map(Object.entries(row.articles));
}
