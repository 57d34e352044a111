import { join } from 'node:path';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { PlatformChannel } from './channels/index.ts';
import { createTelegram } from './channels/telegram/index.ts';
import type { Terminal } from './channels/terminal/index.ts';
import { createViber } from './channels/viber/index.ts';
import { createWeb } from './channels/web/index.ts';
import { type Config, ROOT } from './config.ts';
import type { World } from './conversation/index.ts';
import {
  type Accounts,
  type ChannelHealth,
  createAccounts,
  createDiscretion,
  DESK_TOPIC,
  deskRoutes,
} from './desk/index.ts';
import { createAddressLimit, createServer, limitAddresses, serveAssets } from './http/index.ts';
import { createKeeper, type Library } from './keeping/index.ts';
import { articleVersion } from './knowledge/index.ts';
import { channelOf, type Inbound } from './message.ts';
import {
  measureRecords,
  measureSending,
  measureState,
  measureTurns,
  monitoringRoutes,
  Registry,
} from './monitoring/index.ts';
import { createQuestioner, createReferrals, slipRoutes } from './referrals/index.ts';
import { createPostman, TICKS_KEPT_DAYS } from './reminders/index.ts';
import { makeMonthlyReports } from './reports/index.ts';
import {
  type Channel,
  type Clock,
  createEffects,
  createRegular,
  createRunner,
  type Leases,
  limitPeople,
  noteWhatComes,
  OutboxWorker,
  REMOVABLE_FOR,
  type Runner,
  SendError,
  showsDanger,
} from './runner/index.ts';
import {
  type Database,
  type Stores,
  sqlAccounts,
  sqlAudit,
  sqlBlocks,
  sqlCentre,
  sqlFigures,
  sqlKeeping,
  sqlLinks,
  sqlRecords,
  sqlReferrals,
  sqlReminders,
  sqlReports,
  sqlSensitivity,
  sqlSupervision,
  sqlTickets,
  sqlTicks,
  undeliverableSince,
} from './storage/index.ts';
import {
  type Alarm,
  type Centre,
  createRelay,
  createTickets,
  isPinOf,
  LOCKED_FOR,
  openBlocks,
  openCentre,
  pinOf,
  REOPENS_FOR,
  type Seal,
} from './tickets/index.ts';

/** What the program rests on. Tests put in their own. */
export type Parts = {
  database: Database;
  /** Conversations and what belongs to them. */
  stores: Stores;
  /** Closes and opens personal text, see tickets/seal.ts. */
  seal: Seal;
  /** The content, which may be replaced while the program runs. */
  library: Library;
  clock: Clock;
  log: FastifyBaseLogger;
  /** The terminal, when the program is a talk in one. */
  terminal?: (runner: Runner) => Terminal;
};

export type App = {
  /** Opens no port by itself. */
  server: FastifyInstance;
  runner: Runner;
  terminal: Terminal | undefined;
  /** The counsellors who may sign in at the desk. */
  accounts: Accounts;
  /** What an administrator sets for the centre. */
  centre: Centre;
  /** Begins to deliver, to relay and to take updates. The server must listen already, if it is to. */
  start(): Promise<void>;
  /** Takes the content folder live as it is now, or tells in the log why not. */
  reload(): Promise<void>;
  /** Takes nothing new, finishes what is in hand, and leaves the rest in the storage. */
  stop(): Promise<void>;
};

/** Where the program stands among the centres of the region. */
const CENTRE = 'PR';

/** A conversation that nobody has, to see whether the storage answers. */
const PROBE = 'terminal:probe';

/** No counsellor's account. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Milliseconds. */
const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** Milliseconds between two looks at who will soon have waited too long. */
const WARN_EVERY = 60_000;

/** Milliseconds between two looks at what was written in cases, so that a search is fast and forgets what was erased. */
const READ_EVERY = 10 * 60_000;

/** Milliseconds of silence after which a conversation, and what the web page shows of it, is forgotten. */
const FORGET_AFTER = 7 * DAY;

/** Milliseconds. What could not be delivered is shown for so long. */
const UNDELIVERABLE_OF = 7 * DAY;

/** The composition root: the one place where parts are chosen and joined. */
export async function buildApp(config: Config, parts: Parts): Promise<App> {
  const { database, stores, seal, library, clock, log } = parts;
  const { conversations, outbox, mailbox, live, leases, tally, traces } = stores;
  const ticketRows = sqlTickets(database, seal);
  const referralRows = sqlReferrals(database, seal);
  const reminderRows = sqlReminders(database, seal);
  const tickRows = sqlTicks(database, seal);
  const secure = config.PUBLIC_URL?.startsWith('https:') ?? false;

  const announce = (reference: string, alarm?: Alarm) => live.publish(DESK_TOPIC, { reference, alarm });
  const relay = createRelay({
    repository: ticketRows,
    deliver: (inbound, wanted) => runner.bring(inbound, wanted),
    clock,
    log,
  });
  const tickets = createTickets({
    repository: ticketRows,
    clock,
    announce,
    wakeRelay: () => relay.wake(),
    isPin: (reference, pin) => isPinOf(seal, reference, pin),
  });
  const registry = new Registry();
  const centre = await openCentre({ store: sqlCentre(database, CENTRE), live, log });
  const blocks = await openBlocks({
    store: sqlBlocks(database, seal),
    seal,
    days: config.BLOCK_DAYS,
    clock,
    announce,
    wakeRelay: () => relay.wake(),
    live,
    log,
  });
  const world = (): World => ({
    ...library.current(),
    centre: CENTRE,
    ticketDays: config.RETENTION_DAYS,
    hours: centre.settings().hours,
    remindsOnViber: config.VIBER_REMINDERS,
    pinOf: (reference) => pinOf(seal, reference),
  });
  const keeper = createKeeper({
    library,
    world,
    store: sqlKeeping(database),
    now: clock.now,
    live,
    log,
  });
  const records = measureRecords(sqlRecords(database, seal, CENTRE), registry);
  const questioner = createQuestioner({
    repository: referralRows,
    deliver: (inbound: Inbound) => runner.receive(inbound),
    clock,
    log,
  });
  const postman = createPostman({
    repository: reminderRows,
    deliver: (inbound, wanted) => runner.bring(inbound, wanted),
    versionOf: (id) => {
      const article = world().content.articles.get(id);
      return article && articleVersion(article);
    },
    clock,
    log,
  });
  const referrals = createReferrals({
    repository: referralRows,
    clock,
    askAfterDays: config.REFERRAL_FOLLOW_UP_DAYS,
    announce,
    wakeQuestioner: () => questioner.wake(),
    count: (what, turnId, at, channel) => records.count([{ turnId, number: 0, at, channel, what }]),
  });
  const runner = createRunner({
    world,
    conversations,
    effects: createEffects({
      tickets,
      referrals,
      reminders: reminderRows,
      ticks: tickRows,
      records,
      forget: [
        tickets.erasePerson,
        reminderRows.erasePerson,
        tickRows.erasePerson,
        mailbox.erase,
        traces.erase,
        records.forgetVisits,
      ],
    }),
    kept: async (key) => ({
      tickets: await tickets.ofPerson(key),
      referrals: await referrals.ofPerson(key),
      reminders: await reminderRows.ofPerson(key),
      ticks: await tickRows.ofPerson(key),
      webMessages: (await mailbox.after(key, 0)).length,
      traces: (await traces.list(key, clock.now() - REMOVABLE_FOR)).length,
    }),
    blockedUntil: blocks.until,
    tryPin: tickets.tryPin,
    alone: database.alone,
    wakeOutbox: (key) => outboxWorker.wake(key),
    sendNow: (entry) => channelNamed(channelOf(entry.key)).send(entry),
    log,
  });

  // What people send is limited; what the desk sends them is not.
  const counted = measureTurns(runner, registry);
  const limited = noteWhatComes(limitPeople(counted, { tally, world }), { traces, log });
  const addressLimit = createAddressLimit({ count: tally.count, now: clock.now });
  const web = createWeb({
    receive: limited.receive,
    admits: async (address, inbound) =>
      !(await addressLimit.isOver(address)) || showsDanger(world(), inbound),
    mailbox,
    live,
    content: () => world().content,
    secure,
    now: clock.now,
  });
  const platforms = platformChannels(config, { runner: limited, world: world(), clock, log, leases });
  const terminal = parts.terminal?.(runner);
  const channels: Channel[] = [web, ...platforms, ...(terminal ? [terminal] : [])].map(
    measureSending(registry),
  );
  const outboxWorker = new OutboxWorker({
    outbox,
    traces,
    leases,
    channels,
    clock,
    log,
    report: tickets.noteDelivery,
    noteUndeliverable: records.noteUndeliverable,
    catchUp: () => runner.catchUp(),
  });

  function channelNamed(name: string | undefined): Channel {
    const channel = channels.find((one) => one.name === name);
    if (!channel) throw new SendError(`the channel ${name} is not switched on`);
    return channel;
  }

  const audit = sqlAudit(database);
  const accounts = createAccounts({ store: sqlAccounts(database, seal), now: clock.now });
  const server = createServer({ log, trustedProxies: config.TRUSTED_PROXIES });
  limitAddresses(server, addressLimit);
  await serveAssets(server, join(ROOT, 'dist/pages'));
  web.routes(server);
  for (const platform of platforms) platform.routes(server);
  const [figures, reports] = [sqlFigures(database), sqlReports(database)];
  deskRoutes(server, {
    tickets,
    blocks,
    referrals,
    accounts,
    audit,
    supervision: sqlSupervision(database),
    figures,
    reports,
    links: sqlLinks(database),
    bots: { telegram: config.TELEGRAM_BOT_NAME, viber: config.VIBER_BOT_URI },
    channels: async () => {
      const [waiting, undeliverable] = await Promise.all([
        outbox.conversations(channels.map(({ name }) => name)),
        undeliverableSince(database, clock.now() - UNDELIVERABLE_OF),
      ]);
      return Promise.all(
        channels.map(async ({ name }) => ({
          name,
          waiting: waiting.filter((key) => channelOf(key) === name).length,
          undeliverable: undeliverable
            .filter(({ channel }) => channel === name)
            .map(({ reason, count }) => ({ reason, count })),
          platform: await healthOf(platforms.find((platform) => platform.name === name)),
        })),
      );
    },
    retentionDays: config.RETENTION_DAYS,
    discretion: createDiscretion({ store: sqlSensitivity(database), audit, now: clock.now }),
    centre,
    live,
    content: () => world().content,
    keeper,
    now: clock.now,
    publicUrl: config.PUBLIC_URL,
  });
  slipRoutes(server, { referrals, content: () => world().content });
  const storage = () => Promise.all([database.query('select 1'), conversations.load(PROBE, PROBE)]);
  measureState(
    {
      storage,
      waitingConversations: async () => (await outbox.conversations(channels.map(({ name }) => name))).length,
      longestWaitSeconds: () => outboxWorker.longestWait() / 1000,
      tickets: () => tickets.count(NOBODY),
    },
    registry,
  );
  monitoringRoutes(server, {
    registry,
    token: config.METRICS_TOKEN,
    ready: [
      storage,
      async () => {
        if (outboxWorker.isStuck()) throw new Error('people wait for messages, and none gets through');
      },
    ],
  });

  const ticketsKept = config.RETENTION_DAYS * DAY;
  const warner = createRegular({
    clock,
    log,
    every: WARN_EVERY,
    due: [() => tickets.warnOfTargets(centre.settings())],
  });
  const reader = createRegular({ clock, log, every: READ_EVERY, due: [tickets.readTexts] });
  const hourly = createRegular({
    clock,
    log,
    every: HOUR,
    due: [
      (now) => conversations.expire(now - FORGET_AFTER, now),
      (now) => mailbox.expire(now - FORGET_AFTER),
      (now) => traces.expire(now - REMOVABLE_FOR),
      () => tickets.tellLate(),
      () => tickets.returnCases(),
      () => blocks.readAgain(),
      (now) => ticketRows.expirePinTries(now - LOCKED_FOR),
      (now) => tickets.closeSilent(now - REOPENS_FOR),
      (now) => ticketRows.eraseClosedBefore(now - ticketsKept),
      (now) => records.expire(now - ticketsKept),
      (now) => tickRows.expire(now - TICKS_KEPT_DAYS * DAY),
      (now) => records.forgetMonths(now - FORGET_AFTER),
      (now) => makeMonthlyReports(figures, reports, now),
    ],
  });

  return {
    server,
    runner,
    terminal,
    accounts,
    centre,
    async reload() {
      await keeper.reload().catch((error: unknown) => {
        log.error({ err: error }, 'the content could not be reloaded');
      });
    },
    async start() {
      await keeper.calendar.note();
      await outboxWorker.start();
      relay.wake();
      questioner.wake();
      warner.wake();
      reader.wake();
      postman.wake();
      hourly.wake();
      await Promise.all(platforms.map((platform) => platform.start()));
    },
    async stop() {
      await Promise.all(platforms.map((platform) => platform.stop()));
      await server.close();
      await relay.stop();
      await questioner.stop();
      await warner.stop();
      await reader.stop();
      await postman.stop();
      await hourly.stop();
      await outboxWorker.stop();
    },
  };
}

/** A platform that does not answer keeps nobody from seeing the rest. */
async function healthOf(platform: PlatformChannel | undefined): Promise<ChannelHealth['platform']> {
  return (await platform?.health?.().catch(() => 'unreachable' as const)) ?? null;
}

/** The messengers that are switched on. */
function platformChannels(
  config: Config,
  parts: { runner: Runner; world: World; clock: Clock; log: FastifyBaseLogger; leases: Leases },
): PlatformChannel[] {
  const { runner, world, clock, log, leases } = parts;
  const { locales, wording } = world.content;
  const common = { receive: runner.receive, locales, wording, clock, log };
  const platforms: PlatformChannel[] = [];
  if (config.TELEGRAM_BOT_TOKEN) {
    const { PUBLIC_URL: publicUrl = '', TELEGRAM_WEBHOOK_SECRET: webhookSecret = '' } = config;
    platforms.push(
      createTelegram({
        ...common,
        token: config.TELEGRAM_BOT_TOKEN,
        ...(config.TELEGRAM_API_ROOT && { apiRoot: config.TELEGRAM_API_ROOT }),
        ...(config.TELEGRAM_MODE === 'webhook'
          ? { mode: 'webhook', publicUrl, webhookSecret }
          : { mode: 'polling', leases }),
      }),
    );
  }
  if (config.VIBER_AUTH_TOKEN) {
    platforms.push(
      createViber({
        ...common,
        respond: runner.respond,
        token: config.VIBER_AUTH_TOKEN,
        publicUrl: config.PUBLIC_URL ?? '',
        ...(config.VIBER_API_ROOT && { apiRoot: config.VIBER_API_ROOT }),
      }),
    );
  }
  return platforms;
}
