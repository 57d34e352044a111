import type { Api } from 'grammy';
import { z } from 'zod';
import type { Leases } from '../../runner/index.ts';
import { type RetryOptions, retry } from '../index.ts';
import { POLL_SECONDS, UPDATES } from './limits.ts';
import type { Handle } from './options.ts';
import { receive, UPDATE_KINDS } from './receive.ts';

const Updates = z.array(z.looseObject({ update_id: z.int() }));
type Update = z.infer<typeof Updates>[number];

export type PollingOptions = RetryOptions & { api: Api; handle: Handle; leases: Leases };

/** Only one process may ask; another goes on when this one has not asked for so many milliseconds. */
const LEASE = { name: 'telegram-poller', milliseconds: (POLL_SECONDS + 30) * 1000 };

/**
 * Fetches updates until the signal says stop. An update that failed is not confirmed, nor any after it, so it comes again;
 * those after it that were handled come again too, and whoever handles them must recognise them.
 */
export async function poll(options: PollingOptions): Promise<void> {
  const { api, handle, signal, leases } = options;
  let offset = 0;

  async function fetchAndHandle(): Promise<boolean> {
    if (!(await leases.take(LEASE.name, LEASE.milliseconds))) {
      offset = 0;
      return false;
    }
    const query = { offset, limit: UPDATES, timeout: POLL_SECONDS, allowed_updates: UPDATE_KINDS };
    const updates = Updates.parse(await api.getUpdates(query));
    const failed = await handleAll(updates, handle);
    offset = nextOffset(updates, failed);
    return failed.length === 0;
  }

  while (!signal.aborted) await retry(fetchAndHandle, options);
  await leases.release(LEASE.name).catch(() => {
    // It runs out by itself.
  });
}

/** Asking from a number on confirms all before it. */
function nextOffset(updates: Update[], failed: Update[]): number {
  // Nothing is left to confirm, so whatever comes next is wanted: after a quiet week the numbers begin anew, anywhere.
  if (updates.length === 0) return 0;
  const next = Math.max(...updates.map((update) => update.update_id)) + 1;
  return Math.min(next, ...failed.map((update) => update.update_id));
}

/** Handles the chats side by side, each in order up to its end or its first failure. Answers with the failures. */
async function handleAll(updates: Update[], handle: Handle): Promise<Update[]> {
  const queues = new Map<string | undefined, Update[]>();
  for (const update of updates) {
    const chat = receive(update, 0)?.inbound.conversation;
    queues.set(chat, [...(queues.get(chat) ?? []), update]);
  }
  const failures = await Promise.all([...queues.values()].map((queue) => firstFailure(queue, handle)));
  return failures.filter((failure) => failure !== undefined);
}

async function firstFailure(queue: Update[], handle: Handle): Promise<Update | undefined> {
  for (const update of queue) {
    if (!(await handle(update))) return update;
  }
  return undefined;
}
