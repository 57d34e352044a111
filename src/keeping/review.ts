import type { Files, Finding } from '../content/index.ts';
import { groupAlike } from './alike.ts';
import { changesOf, type Example, newChecks, newExamples } from './changes.ts';
import { compare, type Evaluation } from './evaluation.ts';
import type { Library } from './library.ts';
import { EVALUATION_FILE, type Judged, readAsked } from './measure.ts';
import { type Changes, patchOf } from './patch.ts';
import type { Assignment, Question } from './question.ts';
import type { ArticleCheck, KeepingStore } from './store.ts';

/** What was decided and stands in no content file yet. */
export type Pending = { examples: Example[]; checks: ArticleCheck[]; patch: string };

/** Either the errors for which a change cannot go live, or what it does to the understanding. */
export type Trial =
  | { findings: readonly Finding[] }
  | {
      findings: readonly [];
      evaluation: Evaluation;
      /** How many of the new examples are understood as was decided. */
      examples: { of: number; before: number; after: number };
    };

/** The questions that were not answered well, and what becomes of them. */
export type Review = {
  /** What nobody has decided yet, grouped by likeness. */
  open(): Promise<Question[][]>;
  /** What waits for an article that has to be written, by its working title. */
  wanted(): Promise<Map<string, Question[]>>;
  assign(
    questions: readonly { id: string; text: string }[],
    assignment: Assignment | null,
    by: string,
  ): Promise<void>;
  pending(): Promise<Pending>;
  /** Learns from the content with and without what is pending, and measures both. */
  evaluate(): Promise<Trial>;
  /** All that is pending, as changes of the files in the content folder. */
  changes(): Promise<Changes>;
};

export function createReview(parts: { store: KeepingStore; library: Library; now: () => number }): Review {
  const { store, library, now } = parts;

  async function decided(files: Files) {
    const [questions, checks] = await Promise.all([store.questions(), store.checks()]);
    const examples = newExamples(files, questions);
    const fresh = newChecks(files, checks);
    return { questions, examples, checks: fresh, changes: changesOf(files, examples, fresh) };
  }

  return {
    async open() {
      const { understanding } = library.current();
      const questions = (await store.questions()).filter(({ assignment }) => assignment === null);
      return groupAlike(questions, ({ text }) => understanding.vectorOf(text));
    },
    async wanted() {
      const wanted = new Map<string, Question[]>();
      for (const question of await store.questions()) {
        if (question.assignment?.to !== 'new-article') continue;
        const { title } = question.assignment;
        wanted.set(title, [...(wanted.get(title) ?? []), question]);
      }
      return wanted;
    },
    assign: (questions, assignment, by) => store.assign(questions, assignment, by, now()),
    async pending() {
      const files = library.files();
      const { examples, checks, changes } = await decided(files);
      return { examples, checks, patch: patchOf(files, changes) };
    },
    async evaluate() {
      const files = library.files();
      const { questions, examples, changes } = await decided(files);
      const asked = readAsked(EVALUATION_FILE, files.get(EVALUATION_FILE) ?? '');
      const texts = [...asked.map(({ text }) => text), ...examples.map(({ text }) => text)];
      const before = await library.study(files, texts);
      const after = await library.study(new Map([...files, ...changes]), texts);
      if (!before.meanings) return { findings: before.findings };
      if (!after.meanings) return { findings: after.findings };
      const judged = (meanings: typeof before.meanings): Judged[] =>
        asked.flatMap((one, index) => {
          const meaning = meanings[index];
          return meaning ? [{ asked: one, meaning }] : [];
        });
      const assigned = new Map(questions.map(({ id, assignment }) => [id, assignment]));
      const understood = (meanings: typeof before.meanings) =>
        examples.filter(({ id }, index) => {
          const assignment = assigned.get(id);
          const first = meanings[asked.length + index]?.articles[0]?.id;
          return assignment?.to === 'article' ? first === assignment.article : first === undefined;
        }).length;
      return {
        findings: [],
        evaluation: compare(judged(before.meanings), judged(after.meanings)),
        examples: {
          of: examples.length,
          before: understood(before.meanings),
          after: understood(after.meanings),
        },
      };
    },
    async changes() {
      return (await decided(library.files())).changes;
    },
  };
}
