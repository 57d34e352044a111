import type { FastifyReply, FastifyRequest } from 'fastify';

/** Milliseconds. Shorter than the idle timeouts of common proxies (60 s). */
const HEARTBEAT = 25_000;

export type EventStream = {
  /** `id` comes back as the header Last-Event-ID when the browser connects again. */
  send(event: { name: string; data: unknown; id?: string }): void;
  close(): void;
};

/** Turns a request into a stream of server-sent events. `onClose` runs once, whoever ends it. */
export function openEventStream(
  request: FastifyRequest,
  reply: FastifyReply,
  onClose: () => void,
): EventStream {
  reply.hijack();
  const headers = reply.getHeaders() as Record<string, string>;
  reply.raw.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  reply.raw.write('retry: 2000\n\n');
  const heartbeat = setInterval(() => reply.raw.write(': \n\n'), HEARTBEAT);
  request.raw.once('close', () => {
    clearInterval(heartbeat);
    onClose();
  });
  return {
    send({ name, data, id }) {
      reply.raw.write(
        `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`,
      );
    },
    close: () => reply.raw.end(),
  };
}
