import { inEach, type Language } from '../message.ts';
import { leavesOf } from '../wording/index.ts';
import { checkChecklists } from './check/checklists.ts';
import { checkFacts } from './check/facts.ts';
import { checkGraph } from './check/graph.ts';
import { checkLengths } from './check/lengths.ts';
import { checkLetters } from './check/letters.ts';
import { checkPhones } from './check/phones.ts';
import { checkQuestions } from './check/questions.ts';
import { checkReplies } from './check/replies.ts';
import { checkReviews } from './check/reviews.ts';
import { checkScripts } from './check/scripts.ts';
import { checkStyle } from './check/style.ts';
import { compile } from './compile.ts';
import type { Content } from './content.ts';
import { type Files, readFiles } from './files.ts';
import { type Finding, newReport } from './finding.ts';
import { readDraft } from './load.ts';
import type { Draft } from './read/draft.ts';

/** What stands in one language. */
export type Counts = {
  articles: number;
  characters: number;
  questions: number;
  dialogs: number;
  wordings: number;
  /** Those of the wordings that people read. */
  forPeople: number;
};

/** What only the desk shows. */
const FOR_THE_DESK = ['desk', 'reports'];

export type Checked = {
  /** Absent when the files do not fit together. */
  content?: Content;
  /** Everything that was found, in the order of files and lines. */
  findings: readonly Finding[];
  counts: Partial<Record<Language, Counts>>;
};

/** Checks all content below a folder, in the languages that are on, as it stands on a day (YYYY-MM-DD). */
export function checkContent(root: string, today: string, on?: readonly Language[]): Checked {
  return checkFiles(readFiles(root, on), today);
}

export function checkFiles(files: Files, today: string): Checked {
  const { report, findings } = newReport();
  const draft = readDraft(files, report);
  const fits = findings().length === 0;

  if (!findings().some(({ file }) => file.startsWith('dialogs/'))) checkGraph(draft, report);
  checkReplies(draft, report);
  checkLengths(draft, report);
  checkFacts(draft, report);
  checkChecklists(draft, report);
  checkReviews(draft, today, report);
  checkPhones(draft, report);
  checkStyle(draft, report);
  checkLetters(draft, report);
  checkScripts(draft, report);
  checkQuestions(draft, report);

  return { ...(fits && { content: compile(files, draft) }), findings: findings(), counts: countsOf(draft) };
}

function countsOf({ articles, dialogs, locales, languages }: Draft): Checked['counts'] {
  const count = (language: Language): Counts => {
    const written = [...articles.values()].filter((article) => article.texts[language]);
    const words = [...locales[language]];
    return {
      articles: written.length,
      characters: sum(
        written,
        ({ texts }) => lengthOf(texts[language]?.body) + lengthOf(texts[language]?.more),
      ),
      questions: sum([...articles.values()], ({ questions }) => questions[language].length),
      dialogs: [...dialogs.keys()].filter((id) => locales[language].has(`dialogs/${id}`)).length,
      wordings: sum(words, ([, { words }]) => leavesOf(words).length),
      forPeople: sum(
        words.filter(([namespace]) => !FOR_THE_DESK.includes(namespace)),
        ([, { words }]) => leavesOf(words).length,
      ),
    };
  };
  return inEach(languages, count);
}

function lengthOf(part: { markdown: string } | undefined): number {
  return part?.markdown.trim().length ?? 0;
}

function sum<T>(items: readonly T[], amount: (item: T) => number): number {
  return items.reduce((total, item) => total + amount(item), 0);
}
