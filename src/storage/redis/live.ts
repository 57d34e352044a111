import type { Live } from '../../runner/index.ts';
import { localLive } from '../local-live.ts';
import { type Connection, sharedKey } from './connection.ts';

const CHANNEL = sharedKey('live');

/** Live news among all processes: what one publishes, the listeners of all hear. Close the subscriber with the rest. */
export async function redisLive(redis: Connection, subscriber: Connection): Promise<Live> {
  const here = localLive();
  subscriber.on('message', (_channel, text) => {
    const { topic, event } = JSON.parse(text) as { topic: string; event: unknown };
    here.publish(topic, event);
  });
  await subscriber.subscribe(CHANNEL);
  return {
    publish(topic, event) {
      // Nothing is lost when it does not get through: the rows are the truth, and pages read them again.
      redis.publish(CHANNEL, JSON.stringify({ topic, event })).catch(() => {});
    },
    subscribe: here.subscribe,
  };
}
