/**
 * Why all who are at the desk are told at once. urgent: the person has just shown that they are in danger · returned: nobody has
 * the case any more, because whoever had it is away · due: it misses its target unless somebody answers now.
 */
export const ALARMS = ['urgent', 'returned', 'due'] as const;
export type Alarm = (typeof ALARMS)[number];
