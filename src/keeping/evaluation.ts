import { FIGURES, type FigureName, isRight, type Judged } from './measure.ts';

/** What a change does to the understanding. */
export type Evaluation = {
  figures: { name: FigureName; of: number; before: number; after: number }[];
  /** Messages of the evaluation that are understood now and were not, and the other way round. */
  better: Difference[];
  worse: Difference[];
};

/** A message, the articles or the kind that it should be understood as, and what it was and is understood as. */
export type Difference = { text: string; expected: readonly string[]; before: string; after: string };

/** Compares the same messages before and after a change. */
export function compare(before: readonly Judged[], after: readonly Judged[]): Evaluation {
  const pairs = before.flatMap((was, index) => {
    const is = after[index];
    return is ? [{ was, is }] : [];
  });
  const where = (holds: (was: boolean, is: boolean) => boolean) =>
    pairs.filter(({ was, is }) => holds(isRight(was), isRight(is))).map(differenceOf);
  return {
    figures: FIGURES.map(({ name, of, hit }) => ({
      name,
      of: before.filter(of).length,
      before: before.filter((judged) => of(judged) && hit(judged)).length,
      after: after.filter((judged) => of(judged) && hit(judged)).length,
    })),
    better: where((was, is) => !was && is),
    worse: where((was, is) => was && !is),
  };
}

function differenceOf({ was, is }: { was: Judged; is: Judged }): Difference {
  const { text, gold, kind } = was.asked;
  return {
    text,
    expected: gold.length > 0 ? gold : [kind],
    before: understoodAs(was),
    after: understoodAs(is),
  };
}

function understoodAs({ meaning: { kind, urgent, smalltalk, articles } }: Judged): string {
  return urgent ?? smalltalk ?? articles[0]?.id ?? kind;
}
