import type { FastifyBaseLogger } from 'fastify';
import type { ConversationKey, Inbound } from '../message.ts';
import type { Channel, Traces } from './ports.ts';
import type { Runner } from './runner.ts';

/** Milliseconds. Telegram lets a bot remove messages for so long; the other platforms not at all. */
export const REMOVABLE_FOR = 48 * 60 * 60 * 1000;

/** The runner, for channels on which the bot may remove what people send: their messages are noted as they come. */
export function noteWhatComes(
  runner: Runner,
  { traces, log }: { traces: Traces; log: FastifyBaseLogger },
): Runner {
  async function note({ conversation, message, at }: Inbound): Promise<void> {
    if (message === undefined) return;
    try {
      await traces.note(conversation, [message], at);
    } catch (error) {
      // Being heard matters more than being able to hide it.
      log.warn({ err: error }, 'a message cannot be removed later: it was not noted');
    }
  }
  return {
    async receive(inbound) {
      await note(inbound);
      await runner.receive(inbound);
    },
    async respond(inbound) {
      await note(inbound);
      return runner.respond(inbound);
    },
  };
}

/** Removes from a chat what was noted of it. */
export async function clearChat(
  channel: Channel,
  traces: Traces,
  key: ConversationKey,
  now: number,
): Promise<void> {
  if (!channel.remove) return;
  await channel.remove(key, await traces.list(key, now - REMOVABLE_FOR));
  await traces.erase(key);
}
