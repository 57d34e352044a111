import type { Choice, ConversationKey, Inbound, InboundEvent, Locale, Outbound } from '../../message.ts';
import type { Channel } from '../../runner/index.ts';
import { typedEvent } from '../command.ts';

/** A reply as it is printed with `--json`, one a line. */
export type TerminalReply = {
  text: string;
  choices: Choice[];
  articles: string[];
  urgent: string | null;
};

export type Terminal = Channel & {
  /** Takes one typed line and shows the replies to it. */
  type(line: string): Promise<void>;
};

/**
 * A talk in a terminal. A line `/menu` is a command, `#2` presses the second button on screen, anything else is what a person
 * says. Replies come back with the turn, so that a script reads them in order; a counsellor's words come by the outbox.
 */
export function createTerminal(parts: {
  conversation: ConversationKey;
  /** Makes turn ids that were never used before. */
  nextTurnId: () => string;
  now: () => number;
  languageHint?: Locale;
  respond: (inbound: Inbound) => Promise<Outbound[]>;
  show: (message: Outbound) => void;
  /** Told when `#n` names no button. */
  noSuchButton: (line: string) => void;
}): Terminal {
  const { conversation, nextTurnId, now, languageHint, respond, show, noSuchButton } = parts;
  let onScreen: Choice[] = [];

  function display(message: Outbound): void {
    onScreen = (message.choices ?? []).flat();
    show(message);
  }

  function eventOf(line: string): InboundEvent | undefined {
    const number = /^#(\d+)$/.exec(line)?.[1];
    if (number === undefined) return typedEvent(line);
    const choice = onScreen[Number(number) - 1];
    return choice && { type: 'choice', id: choice.id };
  }

  return {
    name: 'terminal',
    send: async ({ message }) => display(message),
    async type(line) {
      const event = eventOf(line.trim());
      if (!event) return noSuchButton(line);
      const replies = await respond({
        channel: 'terminal',
        conversation,
        turnId: nextTurnId(),
        at: now(),
        ...(languageHint !== undefined && { languageHint }),
        event,
      });
      for (const reply of replies) display(reply);
    },
  };
}
