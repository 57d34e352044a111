export { localLeases } from './local-leases.ts';
export { localLive } from './local-live.ts';
export { localTally } from './local-tally.ts';
export { moveConversations } from './move.ts';
export {
  connectRedis,
  redisConversations,
  redisLeases,
  redisLive,
  redisMailbox,
  redisOutbox,
  redisTally,
  redisTraces,
} from './redis/index.ts';
export { sqlAudit, sqlSensitivity } from './sql/audit.ts';
export { sqlBlocks } from './sql/blocks.ts';
export { sqlCentre } from './sql/centre.ts';
export { sqlConversations } from './sql/conversations.ts';
export { NotEmpty, readAll, SCHEMA, type TableRows, writeAll } from './sql/copy.ts';
export { sqlAccounts } from './sql/counsellors.ts';
export type { Database } from './sql/database.ts';
export { sqlFigures } from './sql/figures.ts';
export { sqlKeeping } from './sql/keeping.ts';
export { sqlLinks } from './sql/links.ts';
export { DataFolderInUse, lockFolder } from './sql/lock.ts';
export { sqlMailbox } from './sql/mailbox.ts';
export { sqlOutbox } from './sql/outbox.ts';
export { openPglite } from './sql/pglite.ts';
export { openPostgres } from './sql/postgres.ts';
export { sqlRecords } from './sql/records.ts';
export { sqlReferrals } from './sql/referrals.ts';
export { sqlReminders } from './sql/reminders.ts';
export { sqlReports } from './sql/reports.ts';
export { sqlSupervision } from './sql/supervision.ts';
export { sqlTickets } from './sql/tickets.ts';
export { sqlTicks } from './sql/ticks.ts';
export { sqlTraces } from './sql/traces.ts';
export { undeliverableSince } from './sql/undeliverable.ts';
export { redisStores, type Stores, sqlStores } from './stores.ts';
