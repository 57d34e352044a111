import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Content } from '../../content/index.ts';
import { preferredLocale } from '../../http/index.ts';
import type { Keeper } from '../../keeping/index.ts';
import type { Locale } from '../../message.ts';
import type { Referrals } from '../../referrals/index.ts';
import type { Entrances, FigureSource, LinkStore, ReportStore } from '../../reports/index.ts';
import type { Live } from '../../runner/index.ts';
import {
  ALARMS,
  type BlockReason,
  type Blocks,
  type Centre,
  parseReference,
  type Tickets,
} from '../../tickets/index.ts';
import type { Counsellor, Role } from '../account.ts';
import type { Accounts } from '../accounts.ts';
import type { Discretion, Reason } from '../discretion.ts';
import { DeskError } from '../errors.ts';
import type { AuditLog, ChannelHealth } from '../ports.ts';
import type { SupervisionStore } from '../supervision.ts';

/** What the desk is built of. */
export type DeskParts = {
  tickets: Tickets;
  blocks: Blocks;
  referrals: Referrals;
  accounts: Accounts;
  audit: AuditLog;
  discretion: Discretion;
  supervision: SupervisionStore;
  figures: FigureSource;
  reports: ReportStore;
  links: LinkStore;
  /** How the bots are called on their platforms, when that is known from the settings. */
  bots: Omit<Entrances, 'web'>;
  channels: () => Promise<ChannelHealth[]>;
  /** Days after which closed tickets are erased. */
  retentionDays: number;
  centre: Centre;
  live: Live;
  /** Read anew for every request, so that content can be replaced while the program runs. */
  content: () => Content;
  keeper: Keeper;
  now: () => number;
  /** How counsellors reach the desk, when that is known from the settings. */
  publicUrl: string | undefined;
};

/** The topic of Live on which the desk hears of tickets that have changed. */
export const DESK_TOPIC = 'desk';

/** What is published there. It may come from another process. */
export const News = z.union([
  z.object({
    reference: z.string(),
    id: z.string(),
    name: z.string(),
    doing: z.enum(['reads', 'types', 'left']),
  }),
  /** A ticket has changed; `alarm`: everybody must hear of it. */
  z.object({ reference: z.string(), alarm: z.enum(ALARMS).optional() }),
]);

/** One request on its way through a route. */
export type OpenCall = {
  desk: DeskParts;
  request: FastifyRequest;
  reply: FastifyReply;
  locale: Locale;
  /** Who is signed in; what a route sets here is what the audit names. */
  me: Counsellor | undefined;
  /** What the audit names besides the ticket in the path: an account's login. A route sets it. */
  subject?: string;
  /** Why a sensitive ticket is opened or a person is blocked, for the audit. */
  reason?: Reason | BlockReason;
};

/** A call of somebody who is signed in and may make it. */
export type Call = OpenCall & { me: Counsellor };

/**
 * `audit` names the entry that a successful call leaves; null for what shows nothing of a person. `signed-in` is who may still
 * have to set up a second factor: they see their own account and nothing else.
 * A route of a sensitive ticket asks for a reason first, unless it comes `beforeReason`.
 */
export type Route = {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  audit: string | null;
  beforeReason?: true;
  /** Bytes, where more is sent than anywhere else. */
  bodyLimit?: number;
} & (
  | { role: 'anyone'; run: (call: OpenCall) => Promise<unknown> }
  | { role: 'signed-in' | Role; run: (call: Call) => Promise<unknown> }
);

export function localeOf(request: FastifyRequest): Locale {
  return preferredLocale(request.headers['accept-language']);
}

/** Reads what came from outside; anything else than expected is a DeskError. */
export function read<T>(schema: z.ZodType<T>, from: unknown): T {
  const result = schema.safeParse(from);
  if (!result.success) throw new DeskError('invalid');
  return result.data;
}

/** The reference in a path, as it may be written by hand. */
export function referenceIn(request: FastifyRequest): string {
  const { reference } = read(z.object({ reference: z.string().max(40) }), request.params);
  const known = parseReference(reference);
  if (known === undefined) throw new DeskError('ticket-unknown');
  return known;
}
