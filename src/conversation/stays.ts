import type { CountDaysNode } from '../dialogs/index.ts';
import { fold } from '../language/index.ts';
import { dayAfter, readDays } from '../stay/index.ts';
import { dayAt } from '../wording/index.ts';
import type { StaysStep } from './choice.ts';
import { type Draft, say } from './draft.ts';
import { remember, type Stays } from './state.ts';
import { enter } from './walk.ts';

/** Days. A day without a year was at most so long ago: what lies before that counts no more. */
const LOOKED_BACK = 300;

/** What the person is asked for next. */
export type Asked = 'entry' | 'exit' | 'plan' | 'nothing';

export function askedFor(stays: Stays): Asked {
  if (stays.planned !== undefined) return 'nothing';
  if (stays.complete) return 'plan';
  return stays.entered === undefined ? 'entry' : 'exit';
}

/** The node that counts days, when the person stands there. */
export function countingNode({ world, conversation }: Draft): CountDaysNode | undefined {
  const { position } = conversation;
  if (position === undefined || !('dialog' in position)) return undefined;
  const node = world.content.dialogs.get(position.dialog)?.nodes.get(position.node);
  return node?.type === 'count-days' ? node : undefined;
}

/** Takes days that were typed where days are asked for. Returns false when the text is something else. */
export function takeDays(draft: Draft, text: string): boolean {
  const node = countingNode(draft);
  if (!node) return false;
  const days = readDays(fold(text), earliestDay(draft));
  if (days === undefined) return false;
  if (days === 'no-such-day') return goOnCounting(draft, node, days);
  for (const day of days) {
    const problem = noteDay(draft, day);
    if (problem !== undefined) return goOnCounting(draft, node, problem);
  }
  return goOnCounting(draft, node);
}

export function takeStaysStep(draft: Draft, node: CountDaysNode, step: StaysStep): void {
  const stays = draft.conversation.stays ?? NONE;
  draft.conversation.stays = afterStep(stays, step, dayAt(draft.inbound.at));
  goOnCounting(draft, node);
}

const NONE: Stays = { told: [] };

function afterStep(stays: Stays, step: StaysStep, today: string): Stays {
  switch (step) {
    case 'done':
      return { told: stays.told, complete: true };
    case 'remove':
      return { told: stays.entered === undefined ? stays.told.slice(0, -1) : stays.told };
    case 'inside': {
      const { entered, told } = stays;
      const now = entered === undefined ? told : remember(told, { from: entered, to: dayAfter(today, -1) });
      return { told: now, complete: true, planned: today };
    }
    case 'today':
      return { told: stays.told, complete: true, planned: today };
    case 'again':
      return NONE;
  }
}

function earliestDay({ conversation, inbound }: Draft): string {
  const today = dayAt(inbound.at);
  const stays = conversation.stays ?? NONE;
  if (askedFor(stays) === 'plan') return today;
  return stays.entered ?? dayAfter(today, -LOOKED_BACK);
}

function noteDay(draft: Draft, day: string): 'reversed' | undefined {
  const stays = draft.conversation.stays ?? NONE;
  switch (askedFor(stays)) {
    case 'entry':
      draft.conversation.stays = { told: stays.told, entered: day };
      return undefined;
    case 'exit': {
      const from = stays.entered ?? day;
      if (day < from) return 'reversed';
      draft.conversation.stays = { told: remember(stays.told, { from, to: day }) };
      return undefined;
    }
    default:
      draft.conversation.stays = { ...stays, planned: day };
      return undefined;
  }
}

function goOnCounting(draft: Draft, node: CountDaysNode, problem?: 'no-such-day' | 'reversed'): true {
  const key = `stays.say.${problem}`;
  const said = problem === undefined ? { says: [], text: [] } : { says: [key], text: say(draft, key) };
  enter(draft, { to: 'node', dialog: node.dialog, node: node.id }, said);
  return true;
}
