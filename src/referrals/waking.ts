import { isWaking } from '../wording/index.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** The moment so many days later at which the person is asked whether they got there. */
export function visitQuestionAt(agreedAt: number, days: number): number {
  let at = agreedAt + days * DAY;
  while (!isWaking(at)) at = (Math.floor(at / HOUR) + 1) * HOUR;
  return at;
}
