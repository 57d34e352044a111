import type { Api } from 'grammy';
import { type RetryOptions, retry } from '../index.ts';
import { askedToWait, explain } from './errors.ts';
import type { Handle, TelegramOptions } from './options.ts';
import { poll } from './polling.ts';
import { UPDATE_KINDS } from './receive.ts';
import { WEBHOOK_PATH } from './webhook.ts';

type IntakeOptions = TelegramOptions & { api: Api; handle: Handle; signal: AbortSignal };

/** Has Telegram tell us of updates until the signal says stop: by its calls to our webhook, or by our polling. */
export async function takeUpdates(options: IntakeOptions): Promise<void> {
  const { api, clock, signal, log } = options;
  const patience: RetryOptions = {
    clock,
    signal,
    onFailure(error) {
      log.warn({ reason: explain(error) }, 'no updates from Telegram; trying again');
      return askedToWait(error);
    },
  };
  if (options.mode === 'webhook') {
    const settings = { secret_token: options.webhookSecret, allowed_updates: UPDATE_KINDS };
    return retry(() => api.setWebhook(`${options.publicUrl}${WEBHOOK_PATH}`, settings), patience);
  }
  await retry(() => api.deleteWebhook(), patience);
  await poll({ ...patience, api, handle: options.handle, leases: options.leases });
}
