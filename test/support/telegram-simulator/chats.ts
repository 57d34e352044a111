import { Refusal } from './faults.ts';
import { type Entity, HtmlError, readHtml } from './html.ts';
import { Mailbox } from './mailbox.ts';
import type { PayloadOf } from './requests.ts';

export type ShownButton = { label: string; data?: string; url?: string };

/** A message as the person sees it. */
export type ShownMessage = {
  id: number;
  text: string;
  entities: Entity[];
  buttons: ShownButton[][];
  /** The label of the button that shares the person's number, where the letters usually are. */
  contactButton?: string;
  silent: boolean;
  edited: boolean;
};

export type Chat = {
  id: number;
  language: string | undefined;
  shown: ShownMessage[];
  news: Mailbox<ShownMessage>;
  blocked: boolean;
};

type Content = PayloadOf<'sendMessage'> | PayloadOf<'editMessageText'>;

/** What stands in each chat. */
export class Chats {
  readonly #chats = new Map<number, Chat>();
  #lastMessageId = 1000;

  open(id: number, language: string | undefined): Chat {
    const chat: Chat = { id, language, shown: [], news: new Mailbox(), blocked: false };
    this.#chats.set(id, chat);
    return chat;
  }

  nextMessageId(): number {
    this.#lastMessageId += 1;
    return this.#lastMessageId;
  }

  send(payload: PayloadOf<'sendMessage'>): ShownMessage {
    const chat = this.#reachable(payload.chat_id);
    const silent = payload.disable_notification ?? false;
    const message = { ...contentOf(payload), id: this.nextMessageId(), silent, edited: false };
    chat.shown.push(message);
    chat.news.put(message);
    return message;
  }

  edit(payload: PayloadOf<'editMessageText'>): ShownMessage {
    const chat = this.#reachable(payload.chat_id);
    const index = chat.shown.findIndex(({ id }) => id === payload.message_id);
    const old = chat.shown[index];
    if (!old) throw new Refusal(400, 'Bad Request: message to edit not found');
    const message = { ...contentOf(payload), id: old.id, silent: old.silent, edited: true };
    if (looksAlike(old, message)) {
      throw new Refusal(
        400,
        'Bad Request: message is not modified: specified new message content is the same',
      );
    }
    chat.shown[index] = message;
    chat.news.put(message);
    return message;
  }

  delete({ chat_id, message_id }: PayloadOf<'deleteMessage'>): void {
    const chat = this.#reachable(chat_id);
    const index = chat.shown.findIndex(({ id }) => id === message_id);
    if (index < 0) throw new Refusal(400, 'Bad Request: message to delete not found');
    chat.shown.splice(index, 1);
  }

  /** Those that are not there are skipped. */
  deleteMany({ chat_id, message_ids }: PayloadOf<'deleteMessages'>): void {
    const chat = this.#reachable(chat_id);
    chat.shown = chat.shown.filter(({ id }) => !message_ids.includes(id));
  }

  #reachable(id: number): Chat {
    const chat = this.#chats.get(id);
    if (!chat) throw new Refusal(400, 'Bad Request: chat not found');
    if (chat.blocked) throw new Refusal(403, 'Forbidden: bot was blocked by the user');
    return chat;
  }
}

function contentOf(payload: Content): Pick<ShownMessage, 'text' | 'entities' | 'buttons' | 'contactButton'> {
  const { text, entities } = readText(payload);
  const markup = payload.reply_markup;
  const rows = markup && 'inline_keyboard' in markup ? markup.inline_keyboard : [];
  const keys = markup && 'keyboard' in markup ? markup.keyboard.flat() : [];
  const contactButton = keys.find((key) => key.request_contact)?.text;
  return {
    text,
    entities,
    buttons: rows.map((row) =>
      row.map(({ text: label, ...button }) => ({
        label,
        ...('url' in button ? { url: button.url } : { data: button.callback_data }),
      })),
    ),
    ...(contactButton !== undefined && { contactButton }),
  };
}

function readText({ text: given, parse_mode }: Content): { text: string; entities: Entity[] } {
  const { text, entities } = parse_mode === 'HTML' ? readOrRefuse(given) : { text: given, entities: [] };
  if (text.trim() === '') throw new Refusal(400, 'Bad Request: message text is empty');
  if (text.trim().length > 4096) throw new Refusal(400, 'Bad Request: message is too long');
  return { text, entities };
}

function readOrRefuse(html: string): { text: string; entities: Entity[] } {
  try {
    return readHtml(html);
  } catch (error) {
    if (error instanceof HtmlError)
      throw new Refusal(400, `Bad Request: can't parse entities: ${error.message}`);
    throw error;
  }
}

function looksAlike(one: ShownMessage, other: ShownMessage): boolean {
  const looks = ({ text, entities, buttons }: ShownMessage) => JSON.stringify({ text, entities, buttons });
  return looks(one) === looks(other);
}
