import { join } from 'node:path';
import { ROOT } from '../../src/config.ts';
import {
  type ChannelHealth,
  createAccounts,
  createDiscretion,
  DESK_TOPIC,
  deskRoutes,
  includesRole,
  type Role,
} from '../../src/desk/index.ts';
import { codeAt, stepAt } from '../../src/desk/totp.ts';
import { createServer, serveAssets } from '../../src/http/index.ts';
import { createKeeper, type Library } from '../../src/keeping/index.ts';
import {
  localLive,
  sqlAccounts,
  sqlAudit,
  sqlBlocks,
  sqlCentre,
  sqlFigures,
  sqlKeeping,
  sqlLinks,
  sqlReports,
  sqlSensitivity,
  sqlSupervision,
} from '../../src/storage/index.ts';
import { type Alarm, openBlocks, openCentre } from '../../src/tickets/index.ts';
import { realLibrary, realWorld } from './content.ts';
import { testLog } from './log.ts';
import { openOffice } from './office.ts';

/** How the channels of a desk in a test get on. */
const CHANNELS: ChannelHealth[] = [
  { name: 'web', waiting: 0, undeliverable: [], platform: null },
  {
    name: 'telegram',
    waiting: 2,
    undeliverable: [{ reason: 'Forbidden: bot was blocked by the user', count: 3 }],
    platform: { pending: 1, lastError: { at: 0, message: 'Connection timed out' } },
  },
  { name: 'viber', waiting: 0, undeliverable: [], platform: 'unreachable' },
];

export const PASSWORD = 'four words in a row';
export const ORIGIN = 'http://desk.example.org';

/** Somebody's session, as their browser holds it. */
export type Seat = { id: string; cookie: string; csrf: string };

/** The desk on the office of office.ts; called without a network, unless a test lets its server listen. */
export async function openDesk({ publicUrl = ORIGIN }: { publicUrl?: string } = {}) {
  const [library, world] = [await realLibrary(), await realWorld()];
  const shown = library.current().content;
  const live = localLive();
  const alarms: [alarm: Alarm, reference: string][] = [];
  const office = await openOffice({
    announce(reference, alarm) {
      live.publish(DESK_TOPIC, { reference, alarm });
      if (alarm) alarms.push([alarm, reference]);
    },
  });
  const { database, clock, tickets, seal } = office;
  const auditLog = sqlAudit(database);
  const accounts = createAccounts({ store: sqlAccounts(database, seal), now: clock.now });
  const { log, lines } = testLog();
  const server = createServer({ log });
  await serveAssets(server, join(ROOT, 'dist/pages'));
  const blocks = await openBlocks({
    store: sqlBlocks(database, seal),
    seal,
    days: 30,
    clock,
    announce: () => {},
    wakeRelay: () => office.relay.wake(),
    live,
    log,
  });
  deskRoutes(server, {
    tickets,
    blocks,
    referrals: office.referrals,
    accounts,
    audit: auditLog,
    supervision: sqlSupervision(database),
    figures: sqlFigures(database),
    reports: sqlReports(database),
    links: sqlLinks(database),
    bots: { telegram: 'the_bot', viber: 'thebot' },
    channels: async () => CHANNELS,
    retentionDays: 365,
    discretion: createDiscretion({ store: sqlSensitivity(database), audit: auditLog, now: clock.now }),
    centre: await openCentre({ store: sqlCentre(database, 'PR'), live, log }),
    live,
    content: () => shown,
    keeper: createKeeper({
      library: shownOnly(library),
      world: () => world,
      store: sqlKeeping(database),
      now: clock.now,
      live,
      log,
    }),
    now: clock.now,
    publicUrl,
  });
  await server.ready();

  /** Where it listens, for a browser. */
  const listen = () => server.listen({ port: 0, host: '127.0.0.1' });

  /** What the desk says in English, the language of the browsers in tests. */
  const words = (key: string, params: Record<string, string | number> = {}) =>
    shown.wording.label('en', `desk:${key}`, params);

  async function call(seat: Seat | undefined, method: 'GET' | 'POST' | 'PUT', path: string, body?: object) {
    return server.inject({
      method,
      url: `/desk/api${path}`,
      headers: { origin: publicUrl, ...(seat && { cookie: seat.cookie, 'x-csrf-token': seat.csrf }) },
      ...(body && { payload: body }),
    });
  }

  /** Makes an account by an invitation and takes a seat, with a second factor if the role must have one. */
  async function seat(role: Role, login: string = role): Promise<Seat> {
    const taken = await newSeat(role, login);
    if (includesRole(role, 'supervisor')) await enrol(taken, login);
    return taken;
  }

  async function newSeat(role: Role, login: string): Promise<Seat> {
    const token = await accounts.invite(role);
    const account = { login, name: `The ${login}` };
    return seatOf(
      await call(undefined, 'POST', '/invitation/accept', { token, account, password: PASSWORD }),
    );
  }

  const secrets = new Map<string, string>();

  /** Sets up a second factor; returns the recovery codes. */
  async function enrol(seat: Seat, login: string): Promise<string[]> {
    const { secret } = (await call(seat, 'POST', '/account/second-factor', {})).json<{ secret: string }>();
    secrets.set(login, secret);
    const confirmed = await call(seat, 'POST', '/account/second-factor/confirm', { code: codeOf(login) });
    return confirmed.json<{ codes: string[] }>().codes;
  }

  /** The code that the phone of an account shows now. */
  function codeOf(login: string): string {
    return codeAt(secrets.get(login) ?? '', stepAt(clock.now()));
  }

  /** Who has a second factor waits for its next code: none is taken twice. */
  async function signIn(login: string): Promise<Seat> {
    const hasSecondFactor = secrets.has(login);
    if (hasSecondFactor) clock.advance(30_000);
    const code = hasSecondFactor ? codeOf(login) : undefined;
    return seatOf(await call(undefined, 'POST', '/session', { login, password: PASSWORD, code }));
  }

  function seatOf(response: Awaited<ReturnType<typeof call>>): Seat {
    const { me, csrf } = response.json<{ me: { id: string }; csrf: string }>();
    const [cookie] = response.cookies;
    return { id: me.id, csrf, cookie: `${cookie?.name}=${cookie?.value}` };
  }

  const audit = () =>
    database.query<{ action: string; subject: string | null; counsellor: string }>(
      'select action, subject, counsellor from audit order by id',
    );

  async function close(): Promise<void> {
    await server.close();
    await office.relay.stop();
    await database.close();
  }

  return {
    ...office,
    alarms,
    blocks,
    server,
    accounts,
    content: shown,
    words,
    listen,
    log: lines,
    call,
    seat,
    newSeat,
    enrol,
    codeOf,
    signIn,
    seatOf,
    audit,
    close,
  };
}

/** The real content, to which nothing can happen: tests of the desk neither learn nor write. */
function shownOnly(library: Library): Library {
  const unchanged = { version: library.current().content.version, findings: [] };
  return {
    ...library,
    isWritable: async () => true,
    reload: async () => unchanged,
    write: async () => unchanged,
    study: async () => ({ findings: [] }),
  };
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;
