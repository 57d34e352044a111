export { type Connection, connectRedis } from './connection.ts';
export { redisConversations } from './conversations.ts';
export { redisLeases } from './leases.ts';
export { redisLive } from './live.ts';
export { redisMailbox } from './mailbox.ts';
export { redisOutbox } from './outbox.ts';
export { redisTally } from './tally.ts';
export { redisTraces } from './traces.ts';
