export {
  type Answers,
  type ArticleNode,
  type AskNode,
  type BranchNode,
  type Condition,
  type CountDaysNode,
  type Dialog,
  type DialogChoice,
  type DialogNode,
  type Dialogs,
  holds,
  MENU,
  type SayNode,
  type Target,
  type WeighNode,
} from './dialog.ts';
export { compileDialog, DialogFile } from './file.ts';
export {
  deadEnds,
  endlessTurns,
  keyOf,
  nodeAt,
  type Reach,
  reachFromMenu,
  trappedNodes,
  unreachableNodes,
} from './graph.ts';
export { answersOf, conditionsOf, plainConditions, type Way, waysOf } from './ways.ts';
