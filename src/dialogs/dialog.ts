/** Where a choice or a node leads. */
export type Target =
  | { to: 'node'; dialog: string; node: string }
  | { to: 'dialog'; dialog: string }
  | { to: 'article'; article: string }
  | { to: 'person' }
  | { to: 'menu' };

/** What a person answered so far, by the name of the answer; the value is a choice's id. */
export type Answers = Readonly<Record<string, string>>;

/** A condition over answers; see `holds`. */
export type Condition =
  | { answer: string; oneOf: readonly string[] }
  | { all: readonly Condition[] }
  | { any: readonly Condition[] }
  | { not: Condition }
  | { atLeast: number; of: readonly Condition[] };

export type DialogChoice = { id: string; target: Target };

type NodeBase = { dialog: string; id: string };

/** A question with buttons; the answer is remembered under `as`. */
export type AskNode = NodeBase & { type: 'ask'; as: string; choices: readonly DialogChoice[] };
/** Words, then on to `next` in the same breath. */
export type SayNode = NodeBase & { type: 'say'; next: Target };
/** No words: the first condition that holds decides. */
export type BranchNode = NodeBase & {
  type: 'branch';
  when: ReadonlyArray<{ if: Condition; next: Target }>;
  otherwise: Target;
};
/** Says for each condition whether it holds, does not, or is not known yet; then offers choices. */
export type WeighNode = NodeBase & {
  type: 'weigh';
  conditions: ReadonlyArray<{ id: string; holds: Condition; fails?: Condition }>;
  choices: readonly DialogChoice[];
};
/** Asks for the days spent in Schengen and counts those that are left; then offers choices. */
export type CountDaysNode = NodeBase & { type: 'count-days'; choices: readonly DialogChoice[] };
/** Shows an article; with `next` it goes on there, without it this is an end. */
export type ArticleNode = NodeBase & { type: 'article'; article: string; next?: Target };

export type DialogNode = AskNode | SayNode | BranchNode | WeighNode | CountDaysNode | ArticleNode;

export type Dialog = { id: string; start: string; nodes: ReadonlyMap<string, DialogNode> };

export type Dialogs = ReadonlyMap<string, Dialog>;

/** The dialog that is the menu. */
export const MENU = 'start';

/** Whether a condition holds. An answer not given makes a plain condition false. */
export function holds(condition: Condition, answers: Answers): boolean {
  if ('answer' in condition) {
    const given = answers[condition.answer];
    return given !== undefined && condition.oneOf.includes(given);
  }
  if ('all' in condition) return condition.all.every((one) => holds(one, answers));
  if ('any' in condition) return condition.any.some((one) => holds(one, answers));
  if ('not' in condition) return !holds(condition.not, answers);
  return condition.of.filter((one) => holds(one, answers)).length >= condition.atLeast;
}
