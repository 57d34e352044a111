import type { InboundEvent } from '../message.ts';

/** A name as Telegram allows it, perhaps the bot's name behind it, perhaps an argument: `/start work`, `/menu@BusullaBot`. */
const COMMAND = /^\/([a-z0-9_]{1,32})(?:@[a-z0-9_]+)?(?:\s+(.*))?$/is;

/** What a typed message is: a command when it begins with a slash and a name, a text otherwise. */
export function typedEvent(text: string): InboundEvent {
  const [, name, argument] = COMMAND.exec(text.trim()) ?? [];
  if (name === undefined) return { type: 'text', text };
  return { type: 'command', name: name.toLowerCase(), ...(argument ? { argument } : {}) };
}
