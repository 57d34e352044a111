import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sameSecret } from '../http/index.ts';
import type { Registry } from './registry.ts';

export type MonitoringParts = {
  registry: Registry;
  /** Opens the measures to other machines, as `Authorization: Bearer <token>`. */
  token: string | undefined;
  /** Each rejects, with a sentence for the operator, when the program cannot do its work. */
  ready: ReadonlyArray<() => Promise<unknown>>;
};

/** `/healthz`: the process lives. `/readyz`: it can do its work. `/metrics`: how it does, for this machine or with the token. */
export function monitoringRoutes(server: FastifyInstance, { registry, token, ready }: MonitoringParts): void {
  server.get('/healthz', async () => ({ status: 'ok' }));
  server.get('/readyz', async (request, reply) => {
    try {
      await Promise.all(ready.map((check) => check()));
      return { status: 'ready' };
    } catch (error) {
      request.log.warn({ err: error }, 'the program is not ready');
      return reply.code(503).send({ status: 'not ready' });
    }
  });
  server.get('/metrics', async (request, reply) => {
    if (!isFromHere(request) && !knowsToken(request, token))
      return reply.code(403).send({ error: 'forbidden' });
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(await registry.text());
  });
}

/** A proxy on this machine asks for others, and says so. */
function isFromHere({ socket, headers }: FastifyRequest): boolean {
  const isLoopback = /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '');
  return isLoopback && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined;
}

function knowsToken({ headers }: FastifyRequest, token: string | undefined): boolean {
  return token !== undefined && sameSecret(headers.authorization ?? '', `Bearer ${token}`);
}
