import type { FastifyInstance } from 'fastify';
import type { ViberMessage } from './render.ts';
import { isSigned } from './signature.ts';

export const WEBHOOK_PATH = '/webhooks/viber';

/** What becomes of a callback: it is done, with a welcome to put into the answer or without, or it shall come again. */
export type Outcome = { done: true; welcome?: ViberMessage | undefined } | { done: false };
export type Handle = (body: string) => Promise<Outcome>;

/** Takes callbacks from Viber: 200 when one needs us no more, 500 when it shall come again, 401 without its signature. */
export function addWebhook(
  server: FastifyInstance,
  { token, handle }: { token: string; handle: Handle },
): void {
  server.post(WEBHOOK_PATH, { config: { ownLimit: true } }, async (request, reply) => {
    const { rawBody } = request;
    if (!rawBody || !isSigned(rawBody, request.headers['x-viber-content-signature'], token)) {
      return reply.code(401).send();
    }
    const outcome = await handle(rawBody.toString('utf8'));
    return outcome.done ? reply.code(200).send(outcome.welcome) : reply.code(500).send();
  });
}
