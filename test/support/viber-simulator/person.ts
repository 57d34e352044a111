import { Mailbox } from '../telegram-simulator/index.ts';
import type { Callbacks } from './callbacks.ts';
import { type Button, Message, readLabel, rowsOf } from './requests.ts';

/** A message as the person sees it, with the labels of the keyboard that came with it, row by row. */
export type ShownMessage = { text: string; from: string; keyboard: string[][] };

/** Somebody with Viber on their phone. What they do resolves when the bot has answered 200. */
export type ViberPerson = {
  id: string;
  /** Opens the chat, perhaps by a deep link with a context; the bot's welcome shows at once. */
  opens(context?: string): Promise<void>;
  /** Sends a text, or any other message as the REST API describes it, for example `{type: 'sticker', sticker_id: 1}`. */
  sends(message: string | { type: string; [field: string]: unknown }): Promise<void>;
  /** Presses a button of the keyboard that shows. */
  presses(label: string): Promise<void>;
  /** Presses the button that shares the own number. */
  sharesNumber(phone: string): Promise<void>;
  /** "Receive messages" in the chat's details. */
  subscribes(): Promise<void>;
  unsubscribes(): Promise<void>;
  messages(): ShownMessage[];
  /** The next message that was not read before. */
  reads(): Promise<ShownMessage>;
};

/** What the simulator knows of a person. */
export type Phone = { person: ViberPerson; isSubscribed(): boolean; show(message: Message): void };

export function createPhone(id: string, language: string | undefined, callbacks: Callbacks): Phone {
  const who = {
    id,
    name: 'Person',
    avatar: 'https://example.org/x.jpg',
    country: 'XK',
    language,
    api_version: 10,
  };
  const shown: ShownMessage[] = [];
  const news = new Mailbox<ShownMessage>();
  let subscribed = false;
  let keyboard: Button[] = [];

  function show(message: Message): void {
    // The app goes on showing the keyboard that it got last.
    keyboard = message.keyboard?.Buttons ?? keyboard;
    const rows = rowsOf(message.keyboard?.Buttons ?? []);
    const labels = rows.map((row) => row.map(({ Text }) => readLabel(Text) ?? ''));
    const seen = { text: message.text, from: message.sender.name, keyboard: labels };
    shown.push(seen);
    news.put(seen);
  }

  async function says(message: Record<string, unknown>, silent = false): Promise<void> {
    subscribed = true;
    await callbacks.bring({ event: 'message', sender: who, message, silent });
  }

  function findButton(wanted: (button: Button) => boolean, name: string): Button {
    const button = keyboard.find(wanted);
    if (!button) throw new Error(`the keyboard has no button "${name}"`);
    return button;
  }

  const person: ViberPerson = {
    id,
    async opens(context) {
      const welcome = await callbacks.bring({
        event: 'conversation_started',
        type: 'open',
        user: who,
        subscribed,
        ...(context !== undefined && { context }),
      });
      if (welcome !== '') show(Message.parse(JSON.parse(welcome)));
    },
    sends: (message) => says(typeof message === 'string' ? { type: 'text', text: message } : message),
    presses(label) {
      const button = findButton(({ Text }) => readLabel(Text) === label, label);
      return says({ type: 'text', text: button.ActionBody }, button.Silent);
    },
    sharesNumber(phone) {
      const button = findButton(({ ActionType }) => ActionType === 'share-phone', 'share-phone');
      return says({ type: 'contact', text: button.ActionBody, contact: { name: '', phone_number: phone } });
    },
    async subscribes() {
      subscribed = true;
      await callbacks.bring({ event: 'subscribed', user: who });
    },
    async unsubscribes() {
      subscribed = false;
      await callbacks.bring({ event: 'unsubscribed', user_id: id });
    },
    messages: () => [...shown],
    reads: () => news.take(),
  };
  return { person, isSubscribed: () => subscribed, show };
}
