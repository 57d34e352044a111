import type { Api } from 'grammy';
import type { ConversationKey } from '../../message.ts';
import { isRefusal, toSendError } from './errors.ts';
import { REMOVED_AT_ONCE } from './limits.ts';
import { chatIdOf } from './send.ts';

/** Removes messages from a chat, the bot's and the person's; Telegram skips those that are gone already. */
export async function remove(api: Api, key: ConversationKey, references: readonly string[]): Promise<void> {
  const ids = references.map(Number);
  try {
    for (let start = 0; start < ids.length; start += REMOVED_AT_ONCE) {
      await removeTogether(api, chatIdOf(key), ids.slice(start, start + REMOVED_AT_ONCE));
    }
  } catch (error) {
    throw toSendError(error);
  }
}

/** When Telegram refuses them together, because one is too old, the others go one by one. */
async function removeTogether(api: Api, chatId: number, ids: number[]): Promise<void> {
  try {
    await api.raw.deleteMessages({ chat_id: chatId, message_ids: ids });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    for (const id of ids) await removeOne(api, chatId, id);
  }
}

async function removeOne(api: Api, chatId: number, id: number): Promise<void> {
  try {
    await api.raw.deleteMessage({ chat_id: chatId, message_id: id });
  } catch (error) {
    // Too old, or gone: nothing more can be done about it.
    if (!isRefusal(error)) throw error;
  }
}
