import type { FastifyInstance } from 'fastify';
import type { Channel } from '../../runner/index.ts';
import type { WebParts } from './parts.ts';
import { chatRoutes } from './routes.ts';

export type WebChannel = Channel & { routes(server: FastifyInstance): void };

/** The chat on our own page: messages go to a mailbox that the page reads by server-sent events. */
export function createWeb(parts: WebParts): WebChannel {
  const { mailbox, live, now } = parts;
  return {
    name: 'web',
    async send({ id, key, message }) {
      const { says, text, locale, choices, links, clears } = message;
      const kept = await mailbox.keep({
        id,
        key,
        at: now(),
        entry: {
          from: 'bot',
          says,
          text,
          locale,
          ...(choices && { choices }),
          ...(links && { links }),
          ...(clears && { clears }),
        },
      });
      live.publish(key, kept);
    },
    remove: (key) => mailbox.erase(key),
    routes: (server) => chatRoutes(server, parts),
  };
}
