import type { Call } from './call.ts';
import type { ChannelsSheet } from './shapes.ts';

/** How the channels get on, and how long closed cases are kept: what who runs the program has set. */
export async function readChannels({ desk }: Call): Promise<ChannelsSheet> {
  return { retentionDays: desk.retentionDays, channels: await desk.channels() };
}
