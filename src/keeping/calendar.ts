import { createHash } from 'node:crypto';
import type { Content } from '../content/index.ts';
import type { Article } from '../knowledge/index.ts';
import type { Library } from './library.ts';
import type { ArticleCheck, KeepingStore, TextMarks } from './store.ts';

/** Milliseconds. */
const DAY = 24 * 60 * 60 * 1000;

/** Days over which it is counted how often an article was shown. */
const SHOWN_OVER = 90;

/** An article in the order of its review; `isChecked` when that was done today. */
export type ReviewDate = {
  id: string;
  owner: string | null;
  checked: string;
  reviewBy: string;
  shown: number;
  isDue: boolean;
  isChecked: boolean;
};

/** What changed in the texts of articles since a day, and the open tickets whose person was shown another text than the one of now. */
export type ChangedSince = {
  changed: { id: string; what: 'new' | 'changed' | 'gone' }[];
  tickets: { reference: string; articles: string[] }[];
};

/** When the articles must be looked at again, and what became of their texts. */
export type Calendar = {
  articles(): Promise<ReviewDate[]>;
  /** "Checked today, nothing changed": the next review is after as long a time as before. */
  check(article: string, by: string): Promise<ArticleCheck | undefined>;
  changedSince(day: string): Promise<ChangedSince>;
  /** Notes the texts that are live. */
  note(): Promise<void>;
};

export function createCalendar(parts: {
  store: KeepingStore;
  library: Library;
  now: () => number;
}): Calendar {
  const { store, library, now } = parts;
  const today = () => new Date(now()).toISOString().slice(0, 10);

  return {
    async articles() {
      const [checks, shown] = await Promise.all([store.checks(), store.shownSince(now() - SHOWN_OVER * DAY)]);
      const checkOf = new Map(checks.map((check) => [check.article, check]));
      return [...library.current().content.articles.values()]
        .map((article) => reviewDateOf(article, checkOf.get(article.id), shown.get(article.id) ?? 0, today()))
        .sort((one, other) => (one.reviewBy < other.reviewBy ? -1 : one.reviewBy > other.reviewBy ? 1 : 0));
    },
    async check(id, by) {
      const article = library.current().content.articles.get(id);
      if (!article) return undefined;
      const between = Date.parse(article.reviewBy) - Date.parse(article.checked);
      const reviewBy = new Date(Date.parse(today()) + between).toISOString().slice(0, 10);
      const check = { article: id, checked: today(), reviewBy };
      await store.noteCheck(check, by, now());
      return check;
    },
    async changedSince(day) {
      const current = marksOf(library.current().content);
      const [then, tickets] = await Promise.all([store.contentAt(Date.parse(day)), store.openTickets()]);
      const versions = [...new Set(tickets.map(({ contentVersion }) => contentVersion))];
      const shownIn = new Map(
        await Promise.all(
          versions.map(async (version) => [version, await store.contentOf(version)] as const),
        ),
      );
      return {
        changed: changesBetween(then ?? current, current),
        tickets: tickets.flatMap(({ reference, articles, contentVersion }) => {
          const shown = shownIn.get(contentVersion);
          const old = shown ? articles.filter((id) => shown.get(id) !== current.get(id)) : [];
          return old.length > 0 ? [{ reference, articles: old }] : [];
        }),
      };
    },
    note() {
      const { content } = library.current();
      return store.noteContent(now(), content.version, marksOf(content));
    },
  };
}

function reviewDateOf(
  { id, owner, checked, reviewBy }: Article,
  check: ArticleCheck | undefined,
  shown: number,
  today: string,
): ReviewDate {
  const dates = check !== undefined && check.checked > checked ? check : { checked, reviewBy };
  return {
    id,
    owner: owner ?? null,
    checked: dates.checked,
    reviewBy: dates.reviewBy,
    shown,
    isDue: dates.reviewBy <= today,
    isChecked: dates.checked >= today,
  };
}

/** A mark of what people read of each article, in whatever language; its example questions are no part of it. */
function marksOf({ articles }: Content): TextMarks {
  return new Map(
    [...articles.values()].map(({ id, texts }) => [
      id,
      createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 12),
    ]),
  );
}

function changesBetween(then: TextMarks, now: TextMarks): ChangedSince['changed'] {
  const ids = [...new Set([...then.keys(), ...now.keys()])].sort();
  return ids.flatMap((id): ChangedSince['changed'] => {
    if (!then.has(id)) return [{ id, what: 'new' }];
    if (!now.has(id)) return [{ id, what: 'gone' }];
    return then.get(id) === now.get(id) ? [] : [{ id, what: 'changed' }];
  });
}
