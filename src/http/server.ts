import cookie from '@fastify/cookie';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  LogController,
} from 'fastify';

import { allowEventStreams } from './event-stream.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it came, for signatures over the raw bytes. Set for JSON bodies. */
    rawBody?: Buffer;
  }
}

/** Bytes. The largest honest body is a Viber callback (30 kB of JSON) or a long message typed at the desk. */
const BODY_LIMIT = 64 * 1024;

/** Milliseconds that a request may take to arrive as a whole, so that slow senders do not use up the connections. */
const REQUEST_TIME = 30_000;

/**
 * The one HTTP server that channels and the desk put their routes on. It opens no port by itself (`listen` does), keeps the
 * raw bytes of JSON bodies, and sends the same security headers with everything.
 */
export function createServer(options: {
  log: FastifyBaseLogger;
  /** The proxies whose word is taken for who asks, as Fastify's `trustProxy`. */
  trustedProxies?: string;
}): FastifyInstance {
  const server = Fastify({
    loggerInstance: options.log,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIME,
    // Requests are not logged: addresses and query strings are personal.
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    trustProxy: options.trustedProxies ?? 'loopback',
  });
  keepRawJson(server);
  tellErrors(server);
  closeInTime(server);
  allowEventStreams(server);
  server.register(cookie);
  server.addHook('onRequest', async (_request, reply) => {
    reply.headers(SECURITY_HEADERS);
  });
  return server;
}

/** Only our own files may run or be shown; nobody may put our pages into a frame. */
const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
    "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

/** Milliseconds that requests under way get to finish when the server closes. */
const GRACE = 1500;

/** Browsers hold connections open on which they have asked nothing yet; a server that closes does not wait for them. */
function closeInTime(server: FastifyInstance): void {
  server.addHook('preClose', async () => {
    setTimeout(() => server.server.closeAllConnections(), GRACE).unref();
  });
}

/** What went wrong on our side is logged and told in one word; what the client did wrong is told. */
function tellErrors(server: FastifyInstance): void {
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error({ err: error, route: request.routeOptions.url }, 'a request failed');
    return reply.code(status).send({ error: status >= 500 ? 'failed' : error.message });
  });
}

/** JSON is all that is read. Plain text is what other sites may send without asking, so it is not. */
function keepRawJson(server: FastifyInstance): void {
  server.removeContentTypeParser('text/plain');
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    request.rawBody = body as Buffer;
    if (body.length === 0) return done(null, undefined);
    try {
      done(null, JSON.parse(body.toString('utf8')));
    } catch {
      done(Object.assign(new Error('The body is not JSON.'), { statusCode: 400 }));
    }
  });
}
