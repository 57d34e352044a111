import type { FastifyInstance } from 'fastify';
import { type DeskParts, localeOf, type OpenCall, type Route, referenceIn } from './api/call.ts';
import { admit } from './api/guard.ts';
import { answerProblem } from './api/problem.ts';
import { DESK_ROUTES } from './api/routes.ts';
import { DeskError } from './errors.ts';
import { renderDesk } from './page.ts';

/** Where the page stands; it shows by itself what belongs to the path (see web/path.ts). */
const PAGE_PATHS = [
  '/desk',
  '/desk/welcome',
  '/desk/account',
  '/desk/team',
  '/desk/practice',
  '/desk/practice/:talk',
  '/desk/audit',
  '/desk/centre',
  '/desk/supervision',
  '/desk/figures',
  '/desk/outreach',
  '/desk/review',
  '/desk/calendar',
  '/desk/preview',
  '/desk/tickets/:reference',
];

/** Puts the desk on a server: its page at /desk and below, its API at /desk/api. */
export function deskRoutes(server: FastifyInstance, desk: DeskParts): void {
  void server.register(
    async (api) => {
      api.setErrorHandler((error, request, reply) =>
        answerProblem(desk.content().wording, error, request, reply),
      );
      api.addHook('onSend', async (_request, reply) => {
        reply.header('cache-control', 'no-store');
      });
      for (const route of DESK_ROUTES) addRoute(api, route, desk);
    },
    { prefix: '/desk/api' },
  );

  for (const path of PAGE_PATHS) {
    server.get(path, (request, reply) => {
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
      return renderDesk(desk.content().wording, request.headers['accept-language']);
    });
  }
}

/** Who may, then what happens, then the audit; only then is anything shown. */
function addRoute(api: FastifyInstance, route: Route, desk: DeskParts): void {
  api.route({
    method: route.method,
    url: route.path,
    exposeHeadRoute: false,
    ...(route.bodyLimit && { bodyLimit: route.bodyLimit }),
    handler: async (request, reply) => {
      const me = await admit(desk, route, request);
      const call: OpenCall = { desk, request, reply, locale: localeOf(request), me };
      const answer = await run(route, call);
      if (route.audit !== null) await note(desk, route.audit, call);
      if (reply.sent) return reply;
      return answer === undefined ? reply.code(204).send() : reply.send(answer);
    },
  });
}

async function run(route: Route, call: OpenCall): Promise<unknown> {
  if (route.role === 'anyone') return route.run(call);
  const { me } = call;
  if (!me) throw new DeskError('not-signed-in');
  if (namesTicket(route.path) && !route.beforeReason) {
    await call.desk.discretion.mustHaveReason(referenceIn(call.request), me);
  }
  return route.run(Object.assign(call, { me }));
}

async function note({ audit, now }: DeskParts, action: string, call: OpenCall): Promise<void> {
  const { me, request } = call;
  const ofTicket = namesTicket(request.routeOptions.url) ? referenceIn(request) : null;
  const subject = call.subject ?? ofTicket;
  const reason = call.reason ?? null;
  await audit.record({ at: now(), counsellor: me?.id ?? null, action, subject, reason });
}

function namesTicket(path: string | undefined): boolean {
  return path?.includes(':reference') ?? false;
}
