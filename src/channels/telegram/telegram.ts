import type { PlatformChannel } from '../index.ts';
import { type BotApi, createBotApi } from './api.ts';
import { takeUpdates } from './intake.ts';
import { ANSWER_SECONDS } from './limits.ts';
import type { Handle, TelegramOptions } from './options.ts';
import { publishProfile } from './profile.ts';
import { receive } from './receive.ts';
import { remove } from './remove.ts';
import { send } from './send.ts';
import { addWebhook } from './webhook.ts';

export type TelegramChannel = PlatformChannel;

/** Telegram. An update is acknowledged when `receive` has resolved; when it rejects, the update comes again. */
export function createTelegram(options: TelegramOptions): TelegramChannel {
  const { token, apiRoot = 'https://api.telegram.org', answerSeconds = ANSWER_SECONDS } = options;
  const stopping = new AbortController();
  const api = createBotApi({ token, apiRoot, answerSeconds });
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
        takeUpdates({ ...options, api, handle, signal }),
        publishProfile({ ...options, api, signal }),
      ]);
    },
    async health() {
      const info = await api.call('getWebhookInfo');
      const { pending_update_count: pending, last_error_date: at, last_error_message: message = '' } = info;
      return { pending, lastError: at === undefined ? null : { at: at * 1000, message } };
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

function createHandler({ receive: handOn, clock, log }: TelegramOptions, api: BotApi): Handle {
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
    if (received.press)
      api.call('answerCallbackQuery', { callback_query_id: received.press }).catch(() => {});
    return true;
  };
}
