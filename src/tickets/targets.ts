import { nextOpening, type OfficeHours } from './hours.ts';

/** How soon people are to be answered, in minutes during which the centre is open. */
export type Targets = { urgentMinutes: number; otherMinutes: number };

/** A quarter of an hour for danger, a working day of eight hours for everything else. */
export const USUAL_TARGETS: Targets = { urgentMinutes: 15, otherMinutes: 8 * 60 };

const MINUTE = 60_000;

/** From this part of the target on somebody should be warned. */
const WARN_AT = 2 / 3;

/** kept: there is time · soon: it will be missed unless somebody answers now · missed: it is too late. */
export type Standing = 'kept' | 'soon' | 'missed';

/** Milliseconds of a stretch of time during which the centre was open; all of them while nobody has set its hours. */
export function openTime(hours: OfficeHours, from: number, until: number): number {
  if (!nextOpening(hours, from)) return until - from;
  let total = 0;
  for (let at = from; at < until; ) {
    const opening = nextOpening(hours, at);
    if (!opening) break;
    total += Math.max(0, Math.min(opening.until, until) - Math.max(opening.from, at));
    at = opening.until;
  }
  return total;
}

/** Milliseconds. */
export function targetOf({ urgentMinutes, otherMinutes }: Targets, isUrgent: boolean): number {
  return (isUrgent ? urgentMinutes : otherMinutes) * MINUTE;
}

/** How somebody who waits for us since a moment stands against their target; milliseconds during which the centre was open. */
export function standingOf(
  waitingSince: number,
  isUrgent: boolean,
  { hours, targets }: { hours: OfficeHours; targets: Targets },
  now: number,
): { waited: number; target: number; standing: Standing } {
  const waited = openTime(hours, waitingSince, now);
  const target = targetOf(targets, isUrgent);
  return { waited, target, standing: standingAfter(waited, target) };
}

function standingAfter(waited: number, target: number): Standing {
  if (waited > target) return 'missed';
  return waited >= target * WARN_AT ? 'soon' : 'kept';
}
