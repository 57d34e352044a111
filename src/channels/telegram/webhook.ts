import type { FastifyInstance } from 'fastify';
import { sameSecret } from '../../http/index.ts';
import { UPDATE_BYTES } from './limits.ts';
import type { Handle } from './options.ts';

export const WEBHOOK_PATH = '/webhooks/telegram';

const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

/** Takes updates from Telegram: 200 when one needs us no more, 500 when it shall come again, 401 without the secret. */
export function addWebhook(
  server: FastifyInstance,
  { secret, handle }: { secret: string; handle: Handle },
): void {
  server.post(WEBHOOK_PATH, {
    bodyLimit: UPDATE_BYTES,
    config: { ownLimit: true },
    // Before the body is read, and hanging up: strangers do not get us to take in a megabyte.
    onRequest: async (request, reply) => {
      const given = request.headers[SECRET_HEADER];
      if (typeof given === 'string' && sameSecret(given, secret)) return;
      return reply.code(401).header('connection', 'close').send();
    },
    handler: async (request, reply) => reply.code((await handle(request.body)) ? 200 : 500).send(),
  });
}
