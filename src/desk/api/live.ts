import { z } from 'zod';
import { openEventStream } from '../../http/index.ts';
import { type Call, DESK_TOPIC } from './call.ts';

/** Milliseconds. The page connects again by itself, and then its session is looked at again. */
const LONGEST_STREAM = 5 * 60_000;

/** What is published on the desk's topic. It may come from another process. */
const Changed = z.object({ reference: z.string() });

/** Tells the page which tickets have changed; what they hold it must ask for, under the eye of the audit. */
export async function live({ desk, request, reply }: Call): Promise<void> {
  const stop = desk.live.subscribe(DESK_TOPIC, (event) => {
    const changed = Changed.safeParse(event);
    if (changed.success) stream.send({ name: 'ticket', data: changed.data });
  });
  const limit = setTimeout(() => stream.close(), LONGEST_STREAM);
  const stream = openEventStream(request, reply, () => {
    clearTimeout(limit);
    stop();
  });
  stream.send({ name: 'ready', data: {} });
}
