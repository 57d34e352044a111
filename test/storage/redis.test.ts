import { connectRedis, redisConversations, redisOutbox } from '../../src/storage/index.ts';
import { testLog } from '../support/log.ts';
import { withRedis } from '../support/services.ts';
import { examineConversations } from './conversations.exam.ts';

withRedis((address) => {
  examineConversations('Redis', async () => {
    const redis = connectRedis(address, testLog().log);
    return {
      conversations: redisConversations(redis),
      outbox: redisOutbox(redis),
      close: async () => void (await redis.quit()),
    };
  });
});
