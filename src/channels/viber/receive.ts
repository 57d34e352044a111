import { isSafeNumber, parse } from 'lossless-json';
import { z } from 'zod';
import type { Inbound, InboundEvent } from '../../message.ts';
import { typedEvent } from '../index.ts';
import { CHOICE_SIGN } from './keyboard.ts';

/** A 64-bit number: as a JavaScript number it would lose its last digits, and two messages would look like one. */
const Token = z.union([z.string(), z.int()]).transform(String);
const Person = z.object({ id: z.string().min(1), language: z.string().optional().catch(undefined) });

const Message = z.object({
  type: z.string(),
  text: z.string().optional().catch(undefined),
  media: z.string().optional().catch(undefined),
  contact: z
    .object({ phone_number: z.string().min(1) })
    .optional()
    .catch(undefined),
});

/** The callbacks that we read, see https://developers.viber.com/docs/api/rest-bot-api/#callbacks. */
const Callback = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('message'),
    message_token: Token,
    sender: Person,
    message: Message,
    silent: z.boolean().optional().catch(undefined),
  }),
  z.object({
    event: z.literal('conversation_started'),
    message_token: Token,
    user: Person,
    subscribed: z.boolean().optional().catch(undefined),
    context: z.string().optional().catch(undefined),
  }),
  z.object({ event: z.literal('subscribed'), message_token: Token, user: Person }),
  z.object({ event: z.literal('failed') }),
]);
type CallbackOf<Event> = Extract<z.infer<typeof Callback>, { event: Event }>;

export type Received =
  | { kind: 'turn'; inbound: Inbound }
  /** The person opened the chat for the first time: the reply goes into the answer to this very callback. */
  | { kind: 'welcome'; inbound: Inbound }
  /** A message that Viber had taken did not reach the person's app. */
  | { kind: 'failed' };

/**
 * What a callback says, or undefined when there is nothing in it for us: receipts, departures, the test of the webhook, and
 * whatever Viber may invent. Never throws, whatever it is given.
 */
export function receive(body: string, at: number): Received | undefined {
  const parsed = parseLossless(body);
  if (isOld(parsed, at)) return undefined;
  const callback = Callback.safeParse(parsed).data;
  switch (callback?.event) {
    case 'message': {
      const event = eventOf(callback);
      return (
        event && { kind: 'turn', inbound: inboundOf(callback.message_token, callback.sender, event, at) }
      );
    }
    case 'conversation_started':
      return welcomeOf(callback, at);
    case 'subscribed': {
      // Only the button "receive messages" in the chat's details says this; a first message subscribes silently.
      const event: InboundEvent = { type: 'command', name: 'start' };
      return { kind: 'turn', inbound: inboundOf(callback.message_token, callback.user, event, at) };
    }
    case 'failed':
      return { kind: 'failed' };
    case undefined:
      return undefined;
  }
}

/**
 * Milliseconds after which a callback is not believed. Viber brings one again for an hour; turns are remembered for longer than
 * this, so that nobody who recorded a signed callback can ever play it again.
 */
const BELIEVED_FOR = 24 * 60 * 60 * 1000;

const Dated = z.object({ timestamp: z.number() });

function isOld(parsed: unknown, at: number): boolean {
  const dated = Dated.safeParse(parsed).data;
  return dated !== undefined && at - dated.timestamp > BELIEVED_FOR;
}

function parseLossless(body: string): unknown {
  try {
    return parse(body, null, (digits) => (isSafeNumber(digits) ? Number(digits) : digits));
  } catch {
    // Not JSON, so no callback.
    return undefined;
  }
}

function welcomeOf(callback: CallbackOf<'conversation_started'>, at: number): Received | undefined {
  const { context, subscribed, user } = callback;
  // Somebody who comes back to a chat in progress is not asked to begin anew, unless a deep link says where.
  if (subscribed && !context) return undefined;
  const event: InboundEvent = { type: 'command', name: 'start', ...(context ? { argument: context } : {}) };
  return { kind: 'welcome', inbound: inboundOf(callback.message_token, user, event, at) };
}

function eventOf({ message, silent }: CallbackOf<'message'>): InboundEvent | undefined {
  if (message.contact) return { type: 'contact', phone: message.contact.phone_number };
  // A link that a person sends has its address here; words under a photo are words: danger may be in them.
  const text = message.type === 'url' ? message.media : message.text;
  if (!text) return { type: 'unsupported', kind: message.type };
  if (text.startsWith(CHOICE_SIGN)) return { type: 'choice', id: text.slice(CHOICE_SIGN.length) };
  // Viber sends the address of a pressed link button as if the person had written it; only the silence tells them apart.
  if (silent && URL.canParse(text)) return undefined;
  return typedEvent(text);
}

function inboundOf(token: string, person: z.infer<typeof Person>, event: InboundEvent, at: number): Inbound {
  return {
    channel: 'viber',
    conversation: `viber:${person.id}`,
    turnId: `viber:${token}`,
    at,
    ...(person.language === undefined ? {} : { languageHint: person.language }),
    event,
  };
}
