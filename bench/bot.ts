import Fastify from 'fastify';
import { Bot, type Context, type SessionFlavor, session, webhookCallback } from 'grammy';
import { Redis } from 'ioredis';

/**
 * What the durable turn is measured against: the barest bot that grammY, Fastify and a session in Redis make. It answers
 * everything with one text, understands nothing, and forgets what it was doing when it dies.
 */

type Counting = Context & SessionFlavor<{ turns: number }>;

const { BOT_TOKEN = '', API_ROOT = '', REDIS_URL = '' } = process.env;
const TEXT =
  'Përshëndetje! Unë jam një robot që përgjigjet gjithmonë njësoj, me një tekst mesatarisht të gjatë.';

const redis = new Redis(REDIS_URL, { enableAutoPipelining: true });
const bot = new Bot<Counting>(BOT_TOKEN, { client: { apiRoot: API_ROOT } });
bot.use(
  session({
    initial: () => ({ turns: 0 }),
    prefix: 'bench-grammy:',
    storage: {
      async read(key) {
        const text = await redis.get(key);
        return text === null ? undefined : JSON.parse(text);
      },
      async write(key, value) {
        await redis.set(key, JSON.stringify(value));
      },
      async delete(key) {
        await redis.del(key);
      },
    },
  }),
);
bot.on('message', async (context) => {
  context.session.turns += 1;
  await context.reply(TEXT);
});
bot.on('callback_query', async (context) => {
  context.session.turns += 1;
  await context.answerCallbackQuery();
  await context.reply(TEXT);
});

const server = Fastify();
server.post('/telegram', webhookCallback(bot, 'fastify', { secretToken: 'bench' }));
await bot.init();
console.log(`listening ${await server.listen({ host: '127.0.0.1', port: 0 })}`);
process.once('SIGTERM', () => process.exit());
