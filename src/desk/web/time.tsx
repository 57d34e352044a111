import { useEffect, useState } from 'preact/hooks';
import { type Locale, languageOf } from '../../message.ts';
import { useWords, type Words } from './words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long something has lasted, in its largest whole unit. */
export function duration(milliseconds: number, t: Words['t']): string {
  if (milliseconds < MINUTE) return t('time.now');
  if (milliseconds < HOUR) return t('time.minutes', { count: Math.floor(milliseconds / MINUTE) });
  if (milliseconds < DAY) return t('time.hours', { count: Math.floor(milliseconds / HOUR) });
  return t('time.days', { count: Math.floor(milliseconds / DAY) });
}

/** The time of day; with the day when it is another one than today. */
export function moment(at: number, locale: Locale, now = Date.now()): string {
  const date = new Date(at);
  const time = `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
  if (date.toDateString() === new Date(now).toDateString()) return time;
  return `${dayOf(date, locale)} ${time}`;
}

/** In English with the month in letters, because 5.6. is May for some and June for others. */
function dayOf(date: Date, locale: Locale): string {
  if (locale === 'en') return `${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })},`;
  return `${date.getDate()}.${date.getMonth() + 1}${languageOf(locale) === 'sr' ? '.' : ','}`;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

export function Moment({ at }: { at: number }) {
  const { locale } = useWords();
  return <time dateTime={new Date(at).toISOString()}>{moment(at, locale)}</time>;
}

/** Time passes on the page too. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE / 2);
    return () => clearInterval(timer);
  }, []);
  return now;
}
