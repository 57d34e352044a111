import { nextOpening, type Opening, WEEKDAYS } from '../tickets/index.ts';
import { dayAt, formatDay, timeAt } from '../wording/index.ts';
import { type Draft, type Said, say } from './draft.ts';

/** Milliseconds. */
const DAY = 24 * 60 * 60 * 1000;

/** Says when somebody of the centre answers, and notes until when, so that the person is told again if that slips. */
export function promiseAnswer(draft: Draft, ticket: string): Said {
  const opening = nextOpening(draft.world.hours, draft.inbound.at);
  if (opening) draft.effects.push({ do: 'promise-answer', ticket, until: opening.until });
  return sayWhen(draft, opening);
}

/** When somebody of the centre answers next, as the opening hours tell. */
export function sayNextOpening(draft: Draft): Said {
  return sayWhen(draft, nextOpening(draft.world.hours, draft.inbound.at));
}

function sayWhen(draft: Draft, opening: Opening | undefined): Said {
  const key = `answers.${opening ? closeness(opening, draft.inbound.at) : 'soon'}`;
  return { says: [key], text: say(draft, key, opening && words(draft, opening)) };
}

function closeness({ from }: Opening, at: number): 'now' | 'today' | 'tomorrow' | 'weekday' | 'date' {
  if (from <= at) return 'now';
  const days = (Date.parse(dayAt(from)) - Date.parse(dayAt(at))) / DAY;
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  return days < 7 ? 'weekday' : 'date';
}

function words({ world, conversation: { locale } }: Draft, { from, until }: Opening) {
  const weekday = WEEKDAYS[(new Date(dayAt(from)).getUTCDay() + 6) % 7];
  return {
    from: timeAt(from),
    until: timeAt(until),
    weekday: world.content.wording.label(locale, `bot:weekday.${weekday}`),
    day: formatDay(locale, dayAt(from)),
  };
}
