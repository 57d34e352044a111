export { localLive } from './local-live.ts';
export { sqlConversations } from './sql/conversations.ts';
export type { Database } from './sql/database.ts';
export { DataFolderInUse, lockFolder } from './sql/lock.ts';
export { sqlMailbox } from './sql/mailbox.ts';
export { sqlOutbox } from './sql/outbox.ts';
export { openPglite } from './sql/pglite.ts';
export { sqlRecords } from './sql/records.ts';
export { sqlTickets } from './sql/tickets.ts';
