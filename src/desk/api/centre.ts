import { z } from 'zod';
import { type CentreSettings, USUAL_TARGETS, WEEKDAYS } from '../../tickets/index.ts';
import { type Call, read } from './call.ts';

const Time = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);

/** Spans of a day must follow one another. */
const Spans = z
  .array(z.strictObject({ from: Time, to: Time }))
  .max(6)
  .refine((spans) => {
    const times = spans.flatMap(({ from, to }) => [from, to]);
    return times.every((time, index) => index === 0 || (times[index - 1] ?? '') < time);
  });

/** At most a week of working days. */
const Minutes = z
  .number()
  .int()
  .min(1)
  .max(5 * 8 * 60);

const Settings = z.strictObject({
  hours: z.strictObject({
    week: z.record(z.enum(WEEKDAYS), Spans),
    holidays: z
      .array(z.iso.date())
      .max(400)
      .transform((days) => [...new Set(days)].sort()),
  }),
  targets: z.strictObject({ urgentMinutes: Minutes, otherMinutes: Minutes }).default(USUAL_TARGETS),
});

export async function readCentre({ desk }: Call): Promise<CentreSettings> {
  return desk.centre.settings();
}

export async function saveCentre({ desk, request }: Call): Promise<CentreSettings> {
  await desk.centre.save(read(Settings, request.body));
  return desk.centre.settings();
}
