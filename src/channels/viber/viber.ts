import type { FastifyBaseLogger } from 'fastify';
import type { Inbound, Outbound } from '../../message.ts';
import type { Clock, OutboxEntry, Receive } from '../../runner/index.ts';
import type { Wording } from '../../wording/index.ts';
import { type PlatformChannel, retry } from '../index.ts';
import { createViberApi, type ViberApi } from './client.ts';
import { receive } from './receive.ts';
import { render, renderWelcome } from './render.ts';
import { addWebhook, type Handle, WEBHOOK_PATH } from './webhook.ts';

export type ViberOptions = {
  token: string;
  /** Where the REST API is, without a slash at the end; Viber's own by default. */
  apiRoot?: string;
  /** Milliseconds until a call without an answer counts as failed. */
  answerTime?: number;
  /** This server's address as the world sees it. */
  publicUrl: string;
  receive: Receive;
  /** Takes a turn as `receive` does, but gives back its replies instead of queueing them. */
  respond: (inbound: Inbound) => Promise<readonly Outbound[]>;
  wording: Wording;
  clock: Clock;
  log: FastifyBaseLogger;
};

export type ViberChannel = PlatformChannel;

/**
 * Viber, through its REST API. A callback is acknowledged when `receive` has resolved; when it rejects, the callback comes
 * again, but for about an hour only.
 */
export function createViber(options: ViberOptions): ViberChannel {
  const { token, apiRoot = 'https://chatapi.viber.com/pa' } = options;
  const api = createViberApi({ ...options, apiRoot });
  // A name that does not change with the language, so that the sender stays the same.
  const senderName = options.wording.label('sq', 'commands:senderName');
  const stopping = new AbortController();
  let running = Promise.resolve();

  return {
    name: 'viber',
    send: (entry) => send(api, senderName, entry),
    routes: (server) => addWebhook(server, { token, handle: createHandler(options, senderName) }),
    async start() {
      running = setWebhook(api, options, stopping.signal);
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** If a part of several fails, a later try repeats those before it: Viber cannot recognise them. */
async function send(api: ViberApi, senderName: string, { key, message }: OutboxEntry): Promise<void> {
  for (const request of render(message, senderName, key.slice('viber:'.length))) {
    await api.call('send_message', request);
  }
}

function createHandler({ receive: handOn, respond, clock, log }: ViberOptions, senderName: string): Handle {
  return async (body) => {
    const received = receive(body, clock.now());
    try {
      if (received?.kind === 'turn') await handOn(received.inbound);
      if (received?.kind === 'welcome') {
        return { done: true, welcome: renderWelcome(await respond(received.inbound), senderName) };
      }
    } catch (err) {
      log.error({ err }, 'a callback from Viber failed; it will come again');
      return { done: false };
    }
    if (received?.kind === 'failed') log.warn('a message was taken by Viber and did not reach the person');
    return { done: true };
  };
}

/** Names and photos are nothing that we want to know. */
const PRIVACY = { send_name: false, send_photo: false };

/** The optional events that we read; messages, subscriptions and departures come always. */
const EVENT_TYPES = ['conversation_started', 'subscribed', 'failed'];

async function setWebhook(api: ViberApi, options: ViberOptions, signal: AbortSignal): Promise<void> {
  const { publicUrl, clock, log } = options;
  const settings = { url: `${publicUrl}${WEBHOOK_PATH}`, event_types: EVENT_TYPES, ...PRIVACY };
  await retry(
    async () => {
      await api.call('set_webhook', settings);
      return true;
    },
    {
      clock,
      signal,
      onFailure(error) {
        log.warn(
          { reason: error instanceof Error ? error.message : '' },
          'no callbacks from Viber; trying again',
        );
        return undefined;
      },
    },
  );
}
