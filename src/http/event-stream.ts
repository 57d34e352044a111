import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    /** The streams that are open, so that closing the server ends them. */
    eventStreams: Set<EventStream>;
  }
}

/** Milliseconds. Shorter than the idle timeouts of common proxies (60 s). */
const HEARTBEAT = 25_000;

export type EventStream = {
  /** `id` comes back as the header Last-Event-ID when the browser connects again. */
  send(event: { name: string; data: unknown; id?: string }): void;
  close(): void;
};

/** Lets a server open event streams, and ends them when it closes. */
export function allowEventStreams(server: FastifyInstance): void {
  const streams = new Set<EventStream>();
  server.decorate('eventStreams', streams);
  server.addHook('preClose', async () => {
    for (const stream of streams) stream.close();
  });
}

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
    // A connection that outlives its stream would keep the server from closing.
    connection: 'close',
  });
  reply.raw.write('retry: 2000\n\n');
  const heartbeat = setInterval(() => reply.raw.write(': \n\n'), HEARTBEAT);
  const stream: EventStream = {
    send({ name, data, id }) {
      reply.raw.write(
        `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`,
      );
    },
    close: () => reply.raw.end(),
  };
  const { eventStreams } = request.server;
  eventStreams.add(stream);
  reply.raw.once('close', () => {
    eventStreams.delete(stream);
    clearInterval(heartbeat);
    onClose();
  });
  return stream;
}
