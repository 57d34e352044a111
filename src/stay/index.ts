export { countStay, type Stay, type StayCount } from './count.ts';
export { dayAfter, isDay, readDays } from './day.ts';
