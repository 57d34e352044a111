import type { Api } from 'grammy';
import type { Outbound } from '../../message.ts';
import type { OutboxEntry } from '../../runner/index.ts';
import { isRefusal, toSendError } from './errors.ts';
import { render, type TelegramRequest } from './render.ts';

/** Delivers a message. If a part of several fails, a later try repeats those before it: Telegram cannot recognise them. */
export async function send(api: Api, { key, message }: OutboxEntry): Promise<void> {
  try {
    await show(api, Number(key.slice('telegram:'.length)), message);
  } catch (error) {
    throw toSendError(error);
  }
}

async function show(api: Api, chatId: number, message: Outbound): Promise<void> {
  for (const request of render(chatId, message)) {
    if (request.method === 'sendMessage') {
      await api.raw.sendMessage(request.payload);
    } else if (!(await edit(api, request))) {
      const { replaces: _, ...anew } = message;
      return show(api, chatId, anew);
    }
  }
}

/** Whether the old message now shows the new text: it may be deleted, too old, or of another kind. */
async function edit(
  api: Api,
  request: Extract<TelegramRequest, { method: 'editMessageText' }>,
): Promise<boolean> {
  try {
    await api.raw.editMessageText(request.payload);
    return true;
  } catch (error) {
    if (isRefusal(error, 'message is not modified')) return true;
    if (isRefusal(error)) return false;
    throw error;
  }
}
