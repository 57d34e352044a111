import { z } from 'zod';
import { type CentreSettings, WEEKDAYS } from '../../tickets/index.ts';
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

const Settings = z.strictObject({
  hours: z.strictObject({
    week: z.record(z.enum(WEEKDAYS), Spans),
    holidays: z
      .array(z.iso.date())
      .max(400)
      .transform((days) => [...new Set(days)].sort()),
  }),
});

export async function readCentre({ desk }: Call): Promise<CentreSettings> {
  return desk.centre.settings();
}

export async function saveCentre({ desk, request }: Call): Promise<CentreSettings> {
  await desk.centre.save(read(Settings, request.body));
  return desk.centre.settings();
}
