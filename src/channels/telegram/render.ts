import type { RawApi } from 'grammy';
import type { InlineKeyboardMarkup, ReplyKeyboardMarkup } from 'grammy/types';
import type { Outbound, Span } from '../../message.ts';
import { splitSpans, toSpans, writeOut } from '../index.ts';
import { toHtml } from './html.ts';
import { contactKeyboard, inlineKeyboard } from './keyboard.ts';
import { TEXT_CHARACTERS } from './limits.ts';

type Payload<Method extends keyof RawApi> = Parameters<RawApi[Method]>[0];

export type TelegramRequest =
  | { method: 'sendMessage'; payload: Payload<'sendMessage'> }
  | { method: 'editMessageText'; payload: Payload<'editMessageText'> };

/**
 * The requests that show a message, in order. A long text comes in parts, the buttons under the last. A message that replaces
 * another is an edit of it (its first part, if it is long).
 */
export function render(chatId: number, message: Outbound): TelegramRequest[] {
  return partsOf(message).map(({ text, markup }, index): TelegramRequest => {
    const common = {
      chat_id: chatId,
      text,
      parse_mode: 'HTML' as const,
      link_preview_options: { is_disabled: true },
    };
    const replaced = Number(index === 0 ? message.replaces : undefined);
    if (Number.isSafeInteger(replaced) && !(markup && 'keyboard' in markup)) {
      const payload = { ...common, message_id: replaced, ...(markup && { reply_markup: markup }) };
      return { method: 'editMessageText', payload };
    }
    const sound = message.silent && { disable_notification: true };
    return {
      method: 'sendMessage',
      payload: { ...common, ...sound, ...(markup && { reply_markup: markup }) },
    };
  });
}

type Part = { text: string; markup?: InlineKeyboardMarkup | ReplyKeyboardMarkup | undefined };

/** Telegram takes no message without words. */
const NO_WORDS = '…';

function partsOf(message: Outbound): Part[] {
  const texts = splitSpans(toSpans(message.text).map(withKnownLinks), TEXT_CHARACTERS).map(toHtml);
  const last = texts.pop() ?? NO_WORDS;
  const before: Part[] = texts.map((text) => ({ text }));
  const buttons = inlineKeyboard(message);
  if (!message.requestContact) return [...before, { text: last, markup: buttons }];

  const { label } = message.requestContact;
  const contact = contactKeyboard(label);
  // There is room for one keyboard under a message: with buttons, the contact button gets a message of its own.
  return buttons
    ? [...before, { text: last, markup: buttons }, { text: toHtml([{ text: label }]), markup: contact }]
    : [...before, { text: last, markup: contact }];
}

/** Telegram does not know `tel:` and `mailto:`, but makes numbers and addresses in the text tappable. */
function withKnownLinks(span: Span): Span {
  return span.href?.startsWith('https://') ? span : writeOut(span);
}
