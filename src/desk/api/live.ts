import { openEventStream } from '../../http/index.ts';
import { type Call, DESK_TOPIC, News } from './call.ts';

/** Milliseconds. The page connects again by itself, and then its session is looked at again. */
const LONGEST_STREAM = 5 * 60_000;

/**
 * Tells the page which tickets have changed, and what colleagues do with them; what they hold it must ask for, under the eye
 * of the audit.
 */
export async function live({ desk, request, reply }: Call): Promise<void> {
  const stop = desk.live.subscribe(DESK_TOPIC, (event) => {
    const { data } = News.safeParse(event);
    if (data) stream.send({ name: 'doing' in data ? 'presence' : 'ticket', data });
  });
  const limit = setTimeout(() => stream.close(), LONGEST_STREAM);
  const stream = openEventStream(request, reply, () => {
    clearTimeout(limit);
    stop();
  });
  stream.send({ name: 'ready', data: {} });
}
