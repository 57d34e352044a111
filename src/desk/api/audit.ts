import { z } from 'zod';
import { REASONS } from '../discretion.ts';
import { type Call, read, referenceIn } from './call.ts';
import { csv } from './csv.ts';
import type { AuditPage } from './shapes.ts';

/** Entries on a page, and in an export: more than a centre makes in a year. */
const PAGE = 50;
const EXPORT = 200_000;

const text = z.string().trim().max(60).optional();
const day = z.iso.date().optional();
const blankIsNothing = (value: unknown) => (value === '' ? undefined : value);

const Filter = z.object({
  login: z.preprocess(blankIsNothing, text),
  action: z.preprocess(blankIsNothing, text),
  subject: z.preprocess(blankIsNothing, text),
  from: z.preprocess(blankIsNothing, day),
  until: z.preprocess(blankIsNothing, day),
  before: z.coerce.number().int().positive().optional(),
});

export async function readAudit({ desk, request }: Call): Promise<AuditPage> {
  const entries = await desk.audit.list(read(Filter, request.query), PAGE + 1);
  return { entries: entries.slice(0, PAGE), hasMore: entries.length > PAGE };
}

/** A file for spreadsheets. Codes stay codes, so that files of all languages are alike. */
export async function exportAudit({ desk, request, reply }: Call): Promise<string> {
  const entries = await desk.audit.list(read(Filter, request.query), EXPORT);
  reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="audit.csv"');
  return csv([
    ['id', 'time', 'login', 'name', 'action', 'subject', 'reason', 'address', 'tries'],
    ...entries.map(({ id, at, login, name, action, subject, reason, address, tries }) => [
      String(id),
      new Date(at).toISOString(),
      login ?? '',
      name ?? '',
      action,
      subject ?? '',
      reason ?? '',
      address ?? '',
      String(tries ?? ''),
    ]),
  ]);
}

/** Says why a sensitive case is opened; from then on it opens. */
export async function giveReason(call: Call): Promise<void> {
  call.reason = read(z.object({ reason: z.enum(REASONS) }), call.request.body).reason;
  await call.desk.tickets.read(referenceIn(call.request));
}

export async function readMark({ desk, request }: Call): Promise<{ sensitive: boolean }> {
  return { sensitive: await desk.discretion.isMarked(referenceIn(request)) };
}

export async function mark({ desk, request }: Call): Promise<void> {
  const { sensitive } = read(z.object({ sensitive: z.boolean() }), request.body);
  await desk.discretion.mark(referenceIn(request), sensitive);
}
