import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { LosslessNumber, stringify } from 'lossless-json';
import { Mailbox } from '../telegram-simulator/index.ts';
import { Callbacks } from './callbacks.ts';
import { createPhone, type Phone, type ViberPerson } from './person.ts';
import { Message, STATUS, Webhook } from './requests.ts';

/** How a call can go wrong. A lost answer comes after the call was carried out. */
export type ViberFault = { status: number } | { http: number } | 'garbage' | 'silence' | 'lost-answer';

type Method = 'send_message' | 'set_webhook';

export type ViberCall = { method: Method; payload: unknown };

/** Viber's REST API on a port of this machine, stricter than the real one, with the people on the other side of it. */
export type ViberSimulator = {
  apiRoot: string;
  token: string;
  person(options?: { id?: string; language?: string }): ViberPerson;
  /** The next calls of this method go wrong, one after the other. */
  fail(method: Method, ...faults: ViberFault[]): void;
  calls: readonly ViberCall[];
  /** The next call of this method that was not awaited before. */
  called(method: Method): Promise<ViberCall>;
  /** Where a public address leads on this machine. */
  reach(publicUrl: string, address: string): void;
  addressOf(publicUrl: string): string;
  /** Resolves when the bot has a webhook that works. */
  webhookSet(): Promise<void>;
  /** Brings any callback; resolves with the body of the bot's answer. */
  bring(content: Record<string, unknown>): Promise<string>;
  /** Brings the last callback once more, with the same token. */
  bringAgain(): Promise<string>;
  /** The signature of a body, for a test that knocks itself. */
  sign(body: string): string;
  /** Rejects when a fault was asked for and no call met it. */
  stop(): Promise<void>;
};

const TOKEN = '4453b6ac-secret-token-of-the-simulator';

/** Bytes; Viber says 30 kB and not which. */
const REQUEST_BYTES = 30_000;

export async function startViberSimulator(): Promise<ViberSimulator> {
  const callbacks = new Callbacks(TOKEN);
  const phones = new Map<string, Phone>();
  const calls: ViberCall[] = [];
  const awaited = { send_message: new Mailbox<ViberCall>(), set_webhook: new Mailbox<ViberCall>() };
  const faults: Record<Method, ViberFault[]> = { send_message: [], set_webhook: [] };

  function sendMessage(body: unknown): number {
    const message = Message.safeParse(body).data;
    if (message?.receiver === undefined) return STATUS.badData;
    const phone = phones.get(message.receiver);
    if (!phone) return STATUS.notRegistered;
    if (!phone.isSubscribed()) return STATUS.notSubscribed;
    phone.show(message);
    return STATUS.ok;
  }

  async function setWebhook(body: unknown): Promise<number> {
    const settings = Webhook.safeParse(body).data;
    if (!settings) return STATUS.badData;
    return (await callbacks.setUrl(settings.url)) ? STATUS.ok : STATUS.invalidUrl;
  }

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const { method } = request.params as { method: Method };
    const call = { method, payload: request.body };
    calls.push(call);
    awaited[method].put(call);
    const fault = faults[method].shift();
    if (fault !== undefined && fault !== 'lost-answer') return goWrong(reply, fault);
    const status = await carryOut(method, request);
    return fault === 'lost-answer' ? reply.hijack().raw.destroy() : answerWith(reply, status);
  }

  async function carryOut(method: Method, request: FastifyRequest): Promise<number> {
    if (request.headers['x-viber-auth-token'] !== TOKEN) return STATUS.invalidAuthToken;
    if (Number(request.headers['content-length']) > REQUEST_BYTES) return STATUS.badData;
    return method === 'send_message' ? sendMessage(request.body) : setWebhook(request.body);
  }

  function answerWith(reply: FastifyReply, status: number): FastifyReply {
    const token = new LosslessNumber(String(callbacks.nextToken()));
    const body = { status, status_message: status === 0 ? 'ok' : 'failed', message_token: token };
    return reply.type('application/json').send(stringify(body));
  }

  function goWrong(reply: FastifyReply, fault: Exclude<ViberFault, 'lost-answer'>): FastifyReply {
    if (fault === 'silence') return reply.hijack();
    if (fault === 'garbage') return reply.type('application/json').send('{"status":');
    if ('http' in fault) return reply.code(fault.http).type('text/html').send('<html>Bad Gateway</html>');
    return answerWith(reply, fault.status);
  }

  const server = Fastify({ forceCloseConnections: true });
  server.post('/pa/:method(^send_message|set_webhook$)', answer);
  const origin = await server.listen({ host: '127.0.0.1', port: 0 });

  return {
    apiRoot: `${origin}/pa`,
    token: TOKEN,
    calls,
    person({ id = `person-${phones.size}+/A==`, language } = {}) {
      const phone = createPhone(id, language, callbacks);
      phones.set(id, phone);
      return phone.person;
    },
    fail: (method, ...more) => void faults[method].push(...more),
    called: (method) => awaited[method].take(),
    reach: (publicUrl, address) => callbacks.reach(publicUrl, address),
    addressOf: (publicUrl) => callbacks.addressOf(publicUrl),
    webhookSet: () => callbacks.webhookSet,
    bring: (content) => callbacks.bring(content),
    bringAgain: () => callbacks.bringAgain(),
    sign: (body) => callbacks.sign(body),
    async stop() {
      callbacks.stop();
      await server.close();
      const unmet = Object.entries(faults).filter(([, waiting]) => waiting.length > 0);
      if (unmet.length > 0)
        throw new Error(`no call met the faults of ${unmet.map(([method]) => method).join(', ')}`);
    },
  };
}
