const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** A phone may lie beside somebody who must not read: nobody is written to at night. */
const FIRST_HOUR = 9;
const LAST_HOUR = 20;

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Belgrade',
  hour: 'numeric',
  hourCycle: 'h23',
});

/** Whether it is a time at which people may be written to without having asked, by the clocks of Kosovo. */
export function isWaking(at: number): boolean {
  const hour = Number(CLOCK.format(at));
  return hour >= FIRST_HOUR && hour < LAST_HOUR;
}

/** The moment so many days later at which the person is asked whether they got there. */
export function visitQuestionAt(agreedAt: number, days: number): number {
  let at = agreedAt + days * DAY;
  while (!isWaking(at)) at = (Math.floor(at / HOUR) + 1) * HOUR;
  return at;
}
