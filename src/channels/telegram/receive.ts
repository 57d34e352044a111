import { z } from 'zod';
import type { Inbound, InboundEvent } from '../../message.ts';
import { typedEvent } from '../index.ts';

/** The kinds of update that we ask for; see https://core.telegram.org/bots/api#update. */
export const UPDATE_KINDS = ['message', 'callback_query'] as const;

/** What can be in a message and is not read, the more telling name first: a venue has a location, an animation a document. */
const UNREAD_KINDS = [
  'photo',
  'voice',
  'audio',
  'video',
  'video_note',
  'sticker',
  'animation',
  'document',
  'venue',
  'location',
  'contact',
  'poll',
  'dice',
  'story',
] as const;

const Person = z.object({ id: z.int(), language_code: z.string().optional() });
const Chat = z.object({ id: z.int(), type: z.string() });

const Message = z.object({
  message_id: z.int().optional().catch(undefined),
  chat: Chat,
  from: Person,
  text: z.string().optional(),
  caption: z.string().optional(),
  ...(Object.fromEntries(UNREAD_KINDS.map((kind) => [kind, z.unknown().optional()])) as Record<
    (typeof UNREAD_KINDS)[number],
    z.ZodOptional<z.ZodUnknown>
  >),
});

const OwnContact = z.object({ phone_number: z.string().min(1), user_id: z.int() });

const Press = z.object({
  id: z.string(),
  from: Person,
  data: z.string(),
  message: z.object({ message_id: z.int(), chat: Chat }),
});

const Update = z.object({
  update_id: z.int(),
  message: Message.optional().catch(undefined),
  callback_query: Press.optional().catch(undefined),
});

/** Something a person did, and the id under which a pressed button waits for an answer. */
export type Received = { inbound: Inbound; press?: string };

/**
 * What an update says, or undefined when there is nothing in it for us: another kind of update, a group, a service message.
 * Never throws, whatever it is given.
 */
export function receive(body: unknown, at: number): Received | undefined {
  const update = Update.safeParse(body).data;
  if (update?.message) return fromMessage(update.update_id, update.message, at);
  if (update?.callback_query) return fromPress(update.update_id, update.callback_query, at);
  return undefined;
}

function fromMessage(updateId: number, message: z.infer<typeof Message>, at: number): Received | undefined {
  const event = eventOf(message);
  const received = event && inboundOf(updateId, message, event, at);
  if (received && message.message_id !== undefined) received.inbound.message = String(message.message_id);
  return received;
}

function eventOf(message: z.infer<typeof Message>): InboundEvent | undefined {
  // Words under a photo are words: danger may be in them.
  const text = message.text ?? message.caption;
  if (text !== undefined) return typedEvent(text);
  const contact = OwnContact.safeParse(message.contact).data;
  if (contact?.user_id === message.from.id) return { type: 'contact', phone: contact.phone_number };
  const kind = UNREAD_KINDS.find((one) => message[one] !== undefined);
  return kind && { type: 'unsupported', kind };
}

function fromPress(updateId: number, press: z.infer<typeof Press>, at: number): Received | undefined {
  const { message, from, data } = press;
  const event: InboundEvent = { type: 'choice', id: data, on: String(message.message_id) };
  const received = inboundOf(updateId, { chat: message.chat, from }, event, at);
  return received && { ...received, press: press.id };
}

function inboundOf(
  updateId: number,
  { chat, from }: { chat: z.infer<typeof Chat>; from: z.infer<typeof Person> },
  event: InboundEvent,
  at: number,
): Received | undefined {
  // What a person tells us is not for a group to read.
  if (chat.type !== 'private') return undefined;
  const inbound: Inbound = {
    channel: 'telegram',
    conversation: `telegram:${chat.id}`,
    turnId: `telegram:${updateId}`,
    at,
    ...(from.language_code === undefined ? {} : { languageHint: from.language_code }),
    event,
  };
  return { inbound };
}
