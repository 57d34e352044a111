import type { Chat, Chats, ShownMessage } from './chats.ts';

/** Somebody with Telegram on their phone. What they do resolves when the bot has confirmed the update. */
export type TelegramPerson = {
  id: number;
  /** Sends a text, or any other message as the Bot API describes it, for example `{photo: […], caption: '…'}`. */
  sends(message: string | Record<string, unknown>): Promise<void>;
  /** Presses the button with this label, on the newest message that has it. */
  presses(label: string): Promise<void>;
  /** Uses the button that shares the own number. */
  sharesNumber(phone: string): Promise<void>;
  /** What stands in the chat, edited messages as they are now. */
  messages(): ShownMessage[];
  /** The next new or edited message that was not read before. */
  reads(): Promise<ShownMessage>;
  blocks(): void;
};

export type Bring = (chat: number, update: Record<string, unknown>) => Promise<void>;

export function createPerson(chat: Chat, chats: Chats, bring: Bring): TelegramPerson {
  const who = {
    chat: { id: chat.id, type: 'private', first_name: 'Person' },
    from: { id: chat.id, is_bot: false, first_name: 'Person', language_code: chat.language },
  };
  const date = 1_795_000_000;

  function says(content: Record<string, unknown>): Promise<void> {
    return bring(chat.id, { message: { message_id: chats.nextMessageId(), date, ...who, ...content } });
  }

  return {
    id: chat.id,
    sends: (message) => says(typeof message === 'string' ? { text: message } : message),
    presses(label) {
      const { message, data } = findButton(chat, label);
      return bring(chat.id, {
        callback_query: {
          id: `press-${chats.nextMessageId()}`,
          from: who.from,
          chat_instance: '1',
          data,
          message: { message_id: message.id, date, chat: who.chat, text: message.text },
        },
      });
    },
    sharesNumber(phone) {
      const asks = chat.shown.some(({ contactButton }) => contactButton !== undefined);
      if (!asks) throw new Error('no message asks for the number');
      return says({ contact: { phone_number: phone, first_name: 'Person', user_id: chat.id } });
    },
    messages: () => [...chat.shown],
    reads: () => chat.news.take(),
    blocks() {
      chat.blocked = true;
    },
  };
}

function findButton(chat: Chat, label: string): { message: ShownMessage; data: string } {
  for (const message of chat.shown.toReversed()) {
    const button = message.buttons.flat().find((one) => one.label === label);
    if (button?.url !== undefined) throw new Error(`"${label}" opens a page`);
    if (button?.data !== undefined) return { message, data: button.data };
  }
  throw new Error(`no message has a button "${label}"`);
}
