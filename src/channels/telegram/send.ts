import type { Api } from 'grammy';
import type { ConversationKey, Outbound } from '../../message.ts';
import type { OutboxEntry } from '../../runner/index.ts';
import { isRefusal, toSendError } from './errors.ts';
import { render, type TelegramRequest } from './render.ts';

/** Learns the number of each message that now stands in the chat. */
type Shown = ((reference: string) => void) | undefined;

/** Delivers a message. If a part of several fails, a later try repeats those before it: Telegram cannot recognise them. */
export async function send(api: Api, { key, message }: OutboxEntry, shown?: Shown): Promise<void> {
  try {
    await show(api, chatIdOf(key), message, shown);
  } catch (error) {
    throw toSendError(error);
  }
}

export function chatIdOf(key: ConversationKey): number {
  return Number(key.slice('telegram:'.length));
}

async function show(api: Api, chatId: number, message: Outbound, shown: Shown): Promise<void> {
  for (const request of render(chatId, message)) {
    if (request.method === 'sendMessage') {
      const sent = await api.raw.sendMessage(request.payload);
      shown?.(String(sent.message_id));
    } else if (!(await edit(api, request))) {
      const { replaces: _, ...anew } = message;
      return show(api, chatId, anew, shown);
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
