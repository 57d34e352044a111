import { openTime, targetOf } from '../../tickets/index.ts';
import { dayAt } from '../../wording/index.ts';
import { DeskError } from '../errors.ts';
import { ANSWERS_OF, standings, timesOf } from '../supervision.ts';
import type { Absence, Colleague } from '../team.ts';
import type { Call } from './call.ts';
import type { SupervisionSheet } from './shapes.ts';

/** How the desk stands: who has how much, how long people wait, and who is about to wait too long. */
export async function readSupervision({ desk }: Call): Promise<SupervisionSheet> {
  const now = desk.now();
  const { hours, targets } = desk.centre.settings();
  const [waiting, load, answers, team] = await Promise.all([
    desk.supervision.waiting(),
    desk.supervision.load(),
    desk.supervision.firstAnswers(now - ANSWERS_OF),
    desk.accounts.team.list(),
  ]);
  const names = new Map(team.map(({ id, name }) => [id, name]));
  const standing = standings(waiting, { hours, targets }, now);
  const answered = answers.map(({ urgent, openedAt, answeredAt }) => ({
    urgent,
    waited: openTime(hours, openedAt, answeredAt),
    target: targetOf(targets, urgent),
  }));
  const loadOf = (id: string | null) => {
    const { open, waiting, urgent } = load.find(({ assignee }) => assignee === id) ?? NOTHING;
    return { open, waiting, urgent };
  };
  return {
    waiting: timesOf(standing),
    urgentAnswers: timesOf(answered.filter(({ urgent }) => urgent)),
    otherAnswers: timesOf(answered.filter(({ urgent }) => !urgent)),
    atRisk: standing
      .filter((one) => one.standing !== 'kept')
      .map(({ assignee, ...one }) => ({ ...one, assignee: names.get(assignee ?? '') ?? null })),
    nobodys: loadOf(null),
    load: team
      .filter((one) => one.active || loadOf(one.id).open > 0)
      .map((one) => ({
        login: one.login,
        name: one.name,
        here: one.active && !isAbsent(one, dayAt(now)),
        ...loadOf(one.id),
      })),
  };
}

const NOTHING = { open: 0, waiting: 0, urgent: 0 };

function isAbsent({ absence }: Pick<Colleague, 'absence'>, day: Absence['from']): boolean {
  return absence !== null && absence.from <= day && day <= absence.until;
}

/** A closed case to be read, chosen by chance and once only; the record says that it was read for quality. */
export async function sample(call: Call): Promise<{ reference: string }> {
  const reference = await call.desk.supervision.sample();
  if (reference === undefined) throw new DeskError('nothing-to-sample');
  call.subject = reference;
  call.reason = 'quality';
  return { reference };
}
