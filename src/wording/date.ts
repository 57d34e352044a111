import type { Locale } from '../message.ts';

const ENGLISH = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** The zone of Kosovo's clocks has the name of another town. */
const KOSOVO = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Belgrade' });

/** The day (YYYY-MM-DD) that it is in Kosovo at a moment (milliseconds since 1970). */
export function dayAt(moment: number): string {
  return KOSOVO.format(moment);
}

const TIME = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Belgrade',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The time (8:00) that it is in Kosovo at a moment. */
export function timeAt(moment: number): string {
  return TIME.format(moment).replace(/^0(?=\d)/, '');
}

/** A phone may lie beside somebody who must not read: nobody is written to at night. */
const FIRST_HOUR = 9;
const LAST_HOUR = 20;

/** Whether it is a time at which people may be written to without having written themselves, by the clocks of Kosovo. */
export function isWaking(moment: number): boolean {
  const hour = Number(timeAt(moment).split(':')[0]);
  return hour >= FIRST_HOUR && hour < LAST_HOUR;
}

/**
 * A day (YYYY-MM-DD) as people of a locale write it: 24.11.2026, in Serbian with a dot at the end. In English a day up to 12 has
 * its month in letters, because 5.6. is May for some and June for others.
 */
export function formatDay(locale: Locale, day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  if (locale === 'en' && Number(date) <= 12) return ENGLISH.format(new Date(`${day}T00:00:00Z`));
  return `${date}.${month}.${year}${locale === 'sr-Latn' || locale === 'sr-Cyrl' ? '.' : ''}`;
}
