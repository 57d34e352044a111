import type { FastifyReply, FastifyRequest } from 'fastify';
import { TicketRefusal } from '../../tickets/index.ts';
import type { Wording } from '../../wording/index.ts';
import { DESK_ERRORS, DeskError, type DeskErrorCode } from '../errors.ts';
import { localeOf } from './call.ts';
import type { DeskProblem } from './shapes.ts';

/** Answers what went wrong: a code for the page and a sentence for the counsellor. What nobody expected is logged. */
export function answerProblem(
  wording: Wording,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const code = codeOf(error);
  if (code === 'unexpected')
    request.log.error({ err: error, route: request.routeOptions.url }, 'the desk failed');
  if (error instanceof DeskError && error.retryAfterSeconds !== undefined) {
    reply.header('retry-after', error.retryAfterSeconds);
  }
  const problem: DeskProblem = {
    error: code,
    message: wording.label(localeOf(request), `desk:errors.${code}`),
  };
  return reply.code(DESK_ERRORS[code]).send(problem);
}

function codeOf(error: unknown): DeskErrorCode {
  if (error instanceof DeskError) return error.code;
  if (error instanceof TicketRefusal) return error.reason;
  return isBadRequest(error) ? 'invalid' : 'unexpected';
}

/** Fastify's own refusals: a body that is no JSON, or too long. */
function isBadRequest(error: unknown): boolean {
  if (!(error instanceof Error) || !('statusCode' in error)) return false;
  return typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500;
}
