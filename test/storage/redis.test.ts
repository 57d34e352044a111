import { connectRedis, redisConversations, redisOutbox } from '../../src/storage/index.ts';
import { testLog } from '../support/log.ts';
import { startRedisServer, withRedisServers } from '../support/redis-server.ts';
import { examineConversations } from './conversations.exam.ts';

withRedisServers(() => {
  // Of its own: what is silent is forgotten in the whole of a Redis.
  examineConversations('Redis', async () => {
    const server = await startRedisServer('--appendonly', 'no');
    const redis = connectRedis(server.url, testLog().log);
    return {
      conversations: redisConversations(redis),
      outbox: redisOutbox(redis),
      async close() {
        await redis.quit();
        await server.remove();
      },
    };
  });
});
