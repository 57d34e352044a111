import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { Chats } from './chats.ts';
import { type Fault, Refusal } from './faults.ts';
import { Mailbox } from './mailbox.ts';
import { createPerson, type TelegramPerson } from './person.ts';
import { isMethod, METHODS, type Method } from './requests.ts';
import { type Update, Updates } from './updates.ts';

export type TelegramCall = { method: string; payload: unknown };

/** The Bot API on a port of this machine, stricter than the real one, with the people on the other side of it. */
export type TelegramSimulator = {
  apiRoot: string;
  token: string;
  person(options?: { id?: number; language?: string }): TelegramPerson;
  /** The next calls of this method go wrong, one after the other. */
  fail(method: Method, ...faults: Fault[]): void;
  /** All calls so far. */
  calls: readonly TelegramCall[];
  /** The next call of this method that was not awaited before. */
  called(method: Method): Promise<TelegramCall>;
  /** Where a public address leads on this machine: `reach('https://bot.example', 'http://127.0.0.1:1234')`. */
  reach(publicUrl: string, address: string): void;
  addressOf(publicUrl: string): string;
  /** The next update has this number, as after a quiet week. */
  renumber(next: number): void;
  /** The poll that waits comes back empty, as after its time. */
  endPoll(): void;
  /** Brings any update, for example of a kind that people's phones do not make; resolves when it is confirmed. */
  bring(chat: number, update: Record<string, unknown>): Promise<void>;
  /** Brings the last update once more, as after a lost confirmation. */
  bringAgain(): Promise<void>;
  /** Rejects when a fault was asked for and no call met it. */
  stop(): Promise<void>;
};

const TOKEN = '1234567:secret-token-of-the-simulator';

export async function startTelegramSimulator(): Promise<TelegramSimulator> {
  const chats = new Chats();
  const updates = new Updates();
  const presses = new Set<string>();
  const calls: TelegramCall[] = [];
  const awaited = new Map<string, Mailbox<TelegramCall>>();
  const faults = new Map<string, Fault[]>();
  let lastId = 700;
  let last: { chat: number; update: Update } | undefined;

  function callsOf(method: string): Mailbox<TelegramCall> {
    const mailbox = awaited.get(method) ?? new Mailbox();
    awaited.set(method, mailbox);
    return mailbox;
  }

  function bring(chat: number, content: Record<string, unknown>): Promise<void> {
    lastId += 1;
    const update = { update_id: lastId, ...content };
    const press = (content.callback_query as { id?: string } | undefined)?.id;
    if (press !== undefined) presses.add(press);
    last = { chat, update };
    return updates.add(chat, update);
  }

  async function carryOut(method: Method, body: unknown, gone: Promise<void>): Promise<unknown> {
    switch (method) {
      case 'getMe':
        return { id: 1234567, is_bot: true, first_name: 'Busulla', username: 'BusullaBot' };
      case 'getWebhookInfo':
        return { url: updates.webhook?.url ?? '', has_custom_certificate: false, pending_update_count: 0 };
      case 'getUpdates':
        return updates.fetch(read(method, body), gone);
      case 'setWebhook':
        updates.setWebhook(read(method, body));
        return true;
      case 'deleteWebhook':
        read(method, body);
        updates.setWebhook(undefined);
        return true;
      case 'sendMessage':
        return messageOf(chats.send(read(method, body)).id);
      case 'editMessageText':
        return messageOf(chats.edit(read(method, body)).id);
      case 'deleteMessage':
        chats.delete(read(method, body));
        return true;
      case 'deleteMessages':
        chats.deleteMany(read(method, body));
        return true;
      case 'answerCallbackQuery': {
        const known = presses.delete(read(method, body).callback_query_id);
        if (!known) throw new Refusal(400, 'Bad Request: query is too old or query ID is invalid');
        return true;
      }
      default:
        read(method, body);
        return true;
    }
  }

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const { token, method } = request.params as { token: string; method: string };
    if (token !== TOKEN) return refuse(reply, new Refusal(401, 'Unauthorized'));
    if (!isMethod(method)) return refuse(reply, new Refusal(404, 'Not Found: method not found'));
    const call = { method, payload: request.body };
    calls.push(call);
    callsOf(method).put(call);
    const fault = faults.get(method)?.shift();
    if (fault !== undefined && fault !== 'lost-answer') return goWrong(reply, fault);
    try {
      const gone = new Promise<void>((resolve) => reply.raw.once('close', resolve));
      const result = await carryOut(method, request.body ?? {}, gone);
      if (fault === 'lost-answer') return reply.hijack().raw.destroy();
      return reply.send({ ok: true, result });
    } catch (error) {
      if (error instanceof Refusal) return refuse(reply, error);
      throw error;
    }
  }

  const server = Fastify({ forceCloseConnections: true });
  server.post('/bot:token/:method', answer);
  const apiRoot = await server.listen({ host: '127.0.0.1', port: 0 });
  let people = 0;

  return {
    apiRoot,
    token: TOKEN,
    calls,
    person({ id, language } = {}) {
      people += 1;
      return createPerson(chats.open(id ?? 5_000_000_000 + people, language), chats, bring);
    },
    fail(method, ...more) {
      faults.set(method, [...(faults.get(method) ?? []), ...more]);
    },
    called: (method) => callsOf(method).take(),
    reach: (publicUrl, address) => updates.reach(publicUrl, address),
    addressOf: (publicUrl) => updates.addressOf(publicUrl),
    renumber(next) {
      lastId = next - 1;
    },
    endPoll: () => updates.endPoll(),
    bring,
    bringAgain() {
      if (!last) throw new Error('nothing was brought yet');
      return updates.add(last.chat, last.update);
    },
    async stop() {
      updates.end();
      await server.close();
      const unmet = [...faults].filter(([, waiting]) => waiting.length > 0).map(([method]) => method);
      if (unmet.length > 0) throw new Error(`no call met the faults of ${unmet.join(', ')}`);
    },
  };
}

function read<M extends Method>(method: M, body: unknown) {
  const payload = METHODS[method].safeParse(body);
  if (payload.success) return payload.data as ReturnType<(typeof METHODS)[M]['parse']>;
  const [issue] = payload.error.issues;
  throw new Refusal(400, `Bad Request: ${issue?.message} (${method}, ${issue?.path.join('.')})`);
}

function messageOf(id: number) {
  return { message_id: id, date: 1_795_000_000, chat: { id: 1, type: 'private' } };
}

function refuse(reply: FastifyReply, { code, message, parameters }: Refusal): FastifyReply {
  return reply.code(code).send({ ok: false, error_code: code, description: message, parameters });
}

function goWrong(reply: FastifyReply, fault: Exclude<Fault, 'lost-answer'>): FastifyReply {
  if (fault === 'silence') return reply.hijack();
  if (fault === 'garbage') return reply.type('application/json').send('{"ok":tru');
  if (fault === 'foreign') return reply.code(500).send({ message: 'something went wrong' });
  if ('status' in fault) return reply.code(fault.status).type('text/html').send('<html>Bad Gateway</html>');
  if ('code' in fault) return refuse(reply, new Refusal(fault.code, fault.description));
  const seconds = fault.retryAfter;
  return refuse(
    reply,
    new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds }),
  );
}
