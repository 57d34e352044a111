import { openPostgres, sqlConversations, sqlOutbox } from '../../src/storage/index.ts';
import { testLog } from '../support/log.ts';
import { withPostgres } from '../support/services.ts';
import { examineConversations } from './conversations.exam.ts';

withPostgres((freshDatabase) => {
  examineConversations('a served PostgreSQL', async () => {
    const fresh = await freshDatabase();
    const database = await openPostgres(fresh.url, testLog().log);
    return {
      conversations: sqlConversations(database),
      outbox: sqlOutbox(database),
      async close() {
        await database.close();
        await fresh.drop();
      },
    };
  });
});
