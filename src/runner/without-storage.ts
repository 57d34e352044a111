import { turn, type World } from '../conversation/index.ts';
import { type Inbound, type Outbound, writtenLocales } from '../message.ts';
import type { RunnerParts } from './parts.ts';

/**
 * The storage is gone. Danger is answered straight from memory with the numbers, everything else with "try again soon".
 * The update is not acknowledged and comes again, so a person may read this more than once: better than silence.
 */
export async function answerWithoutStorage(
  { world, sendNow, log }: RunnerParts,
  inbound: Inbound,
): Promise<void> {
  const message = urgentAnswer(world(), inbound) ?? tryAgain(world());
  try {
    await sendNow({ id: `${inbound.turnId}#without-storage`, key: inbound.conversation, message });
  } catch (error) {
    log.error({ err: error }, 'a message without storage could not be sent');
  }
}

function urgentAnswer(world: World, inbound: Inbound): Outbound | undefined {
  if (inbound.event.type !== 'text') return undefined;
  try {
    return turn(world, undefined, inbound).replies.find((reply) =>
      reply.says.some((id) => id.startsWith('urgent.')),
    );
  } catch {
    // The turn itself may be what failed; "try again soon" needs none.
    return undefined;
  }
}

function tryAgain({ content }: World): Outbound {
  // Without the conversation nobody knows the person's language.
  return {
    says: ['try-again'],
    text: writtenLocales(content.locales).flatMap((locale) => content.wording.say(locale, 'bot:try-again')),
    locale: 'sq',
  };
}
