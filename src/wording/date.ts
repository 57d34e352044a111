import type { Locale } from '../message.ts';

const ENGLISH = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/**
 * A day (YYYY-MM-DD) as people of a locale write it: 24.11.2026, in Serbian with a dot at the end. In English a day up to 12 has
 * its month in letters, because 5.6. is May for some and June for others.
 */
export function formatDay(locale: Locale, day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  if (locale === 'en' && Number(date) <= 12) return ENGLISH.format(new Date(`${day}T00:00:00Z`));
  return `${date}.${month}.${year}${locale === 'sr-Latn' || locale === 'sr-Cyrl' ? '.' : ''}`;
}
