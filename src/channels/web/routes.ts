import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { openEventStream } from '../../http/index.ts';
import type { ConversationKey, Inbound, InboundEvent } from '../../message.ts';
import { storableText } from '../../runner/index.ts';
import { typedEvent } from '../index.ts';
import type { Kept } from './mailbox.ts';
import { renderPage } from './page.ts';
import type { WebParts } from './parts.ts';
import { forgetVisitor, visitor, webTurnId, welcomeVisitor } from './visitor.ts';

/** What the page sends. `id` is made by the page and stays the same when it sends again. */
const Message = z.object({
  id: z.string().regex(/^[\w-]{8,40}$/),
  event: z.discriminatedUnion('type', [
    z.object({ type: z.literal('text'), text: z.string().trim().min(1).max(4000).transform(storableText) }),
    z.object({
      type: z.literal('choice'),
      id: z.string().max(64),
      label: z.string().max(250).transform(storableText),
    }),
    z.object({
      type: z.literal('command'),
      name: z.string().regex(/^[a-z]{1,32}$/),
      argument: z
        .string()
        .regex(/^[\w-]{1,64}$/)
        .optional(),
    }),
  ]),
});
type Message = z.infer<typeof Message>;

export function chatRoutes(server: FastifyInstance, parts: WebParts): void {
  const { mailbox, live, secure, content } = parts;

  server.get('/', (request, reply) => {
    if (!visitor(request)) welcomeVisitor(reply, secure);
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
    return renderPage(content(), request.headers['accept-language']);
  });

  server.post('/api/chat', { config: { ownLimit: true } }, async (request, reply) => {
    const key = visitor(request);
    if (!key) return reply.code(401).send({ error: 'no-conversation' });
    const message = Message.safeParse(request.body);
    if (!message.success) return reply.code(400).send({ error: 'invalid-message' });
    const inbound = inboundOf(key, message.data, parts.now(), request.headers['accept-language']);
    if (!(await parts.admits(request.ip, inbound))) return reply.code(429).send({ error: 'too-many' });
    await takeMessage(parts, inbound, message.data);
    return reply.code(204).send();
  });

  server.get('/api/chat/events', async (request, reply) => {
    const key = visitor(request);
    if (!key) return reply.code(401).send({ error: 'no-conversation' });
    const last = Number(request.headers['last-event-id'] ?? 0);
    const missed: Kept[] = [];
    let show = (kept: Kept): void => void missed.push(kept);
    const stop = live.subscribe(key, (kept) => show(kept as Kept));
    const stream = openEventStream(request, reply, stop);
    const earlier = await mailbox.after(key, Number.isSafeInteger(last) ? last : 0);
    let shown = last;
    show = ({ seq, entry }) => {
      if (seq <= shown) return;
      shown = seq;
      stream.send({ name: 'entry', data: entry, id: String(seq) });
    };
    for (const kept of [...earlier, ...missed]) show(kept);
    stream.send({ name: 'ready', data: {} });
  });

  server.post('/api/chat/leave', async (request, reply) => {
    const key = visitor(request);
    if (key) await mailbox.erase(key);
    forgetVisitor(reply);
    return reply.code(204).send();
  });
}

async function takeMessage(
  { mailbox, live, receive }: WebParts,
  inbound: Inbound,
  { event }: Message,
): Promise<void> {
  const { conversation: key, turnId, at } = inbound;
  const said = whatWasSaid(event);
  if (said !== undefined) {
    live.publish(key, await mailbox.keep({ id: turnId, key, at, entry: { from: 'person', text: said } }));
  }
  await receive(inbound);
}

function inboundOf(
  key: ConversationKey,
  { id, event }: Message,
  at: number,
  languageHint: string | undefined,
): Inbound {
  return {
    channel: 'web',
    conversation: key,
    turnId: webTurnId(key, id),
    at,
    ...(languageHint !== undefined && { languageHint: languageHint.split(',')[0] ?? '' }),
    event: toInboundEvent(event),
  };
}

function whatWasSaid(event: Message['event']): string | undefined {
  if (event.type === 'text') return event.text;
  return event.type === 'choice' ? event.label : undefined;
}

function toInboundEvent(event: Message['event']): InboundEvent {
  if (event.type === 'choice') return { type: 'choice', id: event.id };
  if (event.type === 'text') return typedEvent(event.text);
  const { name, argument } = event;
  return { type: 'command', name, ...(argument !== undefined && { argument }) };
}
