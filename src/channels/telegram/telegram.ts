import { Api } from 'grammy';
import type { PlatformChannel } from '../index.ts';
import { leanFetch } from './fetch.ts';
import { takeUpdates } from './intake.ts';
import { ANSWER_SECONDS, POLL_SECONDS } from './limits.ts';
import type { Handle, TelegramOptions } from './options.ts';
import { publishProfile } from './profile.ts';
import { receive } from './receive.ts';
import { remove } from './remove.ts';
import { send } from './send.ts';
import { addWebhook } from './webhook.ts';

export type TelegramChannel = PlatformChannel;

/** Telegram, through grammY. An update is acknowledged when `receive` has resolved; when it rejects, the update comes again. */
export function createTelegram(options: TelegramOptions): TelegramChannel {
  const { token, apiRoot = 'https://api.telegram.org', answerSeconds = ANSWER_SECONDS } = options;
  const stopping = new AbortController();
  const client = { apiRoot: apiRoot.replace(/\/$/, ''), fetch: leanFetch };
  const api = new Api(token, { ...client, timeoutSeconds: answerSeconds });
  const intake = new Api(token, { ...client, timeoutSeconds: POLL_SECONDS + answerSeconds });
  intake.config.use((call, method, payload) => call(method, payload, stopping.signal as GrammySignal));
  const handle = createHandler(options, api);
  let running: Promise<unknown> = Promise.resolve();

  return {
    name: 'telegram',
    send: (entry, shown) => send(api, entry, shown),
    remove: (key, references) => remove(api, key, references),
    routes(server) {
      if (options.mode === 'webhook') addWebhook(server, { secret: options.webhookSecret, handle });
    },
    async start() {
      const { signal } = stopping;
      running = Promise.all([
        takeUpdates({ ...options, api: intake, handle, signal }),
        publishProfile({ ...options, api: intake, signal }),
      ]);
    },
    async health() {
      const info = await api.getWebhookInfo();
      const { pending_update_count: pending, last_error_date: at, last_error_message: message = '' } = info;
      return { pending, lastError: at === undefined ? null : { at: at * 1000, message } };
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** grammY's type of a signal is a library's; it only listens for the abort, as it can with Node's. */
type GrammySignal = NonNullable<Parameters<Api['getUpdates']>[1]>;

function createHandler({ receive: handOn, clock, log }: TelegramOptions, api: Api): Handle {
  return async (update) => {
    const received = receive(update, clock.now());
    if (!received) return true;
    try {
      await handOn(received.inbound);
    } catch (err) {
      log.error({ err }, 'an update from Telegram failed; it will come again');
      return false;
    }
    // Stops the spinning of the pressed button. Nothing hangs on it, so nobody waits for it.
    if (received.press) api.answerCallbackQuery(received.press).catch(() => {});
    return true;
  };
}
