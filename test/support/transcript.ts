import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Effect } from '../../src/conversation/index.ts';
import type { InboundEvent } from '../../src/message.ts';
import { WEEKDAYS } from '../../src/tickets/index.ts';

/** What comes in at one step of a talk. */
const Incoming = z.union([
  z.strictObject({
    person: z.union([
      z.string(),
      z.strictObject({ choice: z.string() }),
      z.strictObject({ command: z.string(), argument: z.string().optional() }),
      z.strictObject({ sends: z.string() }),
      z.strictObject({ phone: z.string() }),
    ]),
  }),
  z.strictObject({ counsellor: z.string() }),
  z.strictObject({
    counsellor: z.union([
      z.strictObject({ resolves: z.literal(true) }),
      z.strictObject({ closes: z.literal(true) }),
      z.strictObject({ isLate: z.literal(true) }),
    ]),
  }),
]);

/** What must follow: content ids, effects by name, and, where it is told, the locale afterwards. */
const Outcome = z.object({
  bot: z.array(z.string()).default([]),
  effects: z.array(z.string()).default([]),
  locale: z.string().exactOptional(),
  /** Parts of what is said, in order. */
  hears: z.array(z.string()).default([]),
});

/** `at`: when it comes in; without it, a minute after what came before. */
const Step = z.record(z.string(), z.unknown()).transform((step) => {
  const { bot, effects, locale, hears, at, ...incoming } = step;
  const outcome = Outcome.parse({ bot, effects, hears, ...(locale !== undefined && { locale }) });
  return {
    incoming: Incoming.parse(incoming),
    outcome,
    ...(at !== undefined && { at: z.iso.datetime({ offset: true }).parse(at) }),
  };
});

const Span = z.strictObject({ from: z.string(), to: z.string() });

const Transcript = z.strictObject({
  about: z.string(),
  /** When the centre is open; nobody has set it without. */
  open: z.partialRecord(z.enum(WEEKDAYS), z.array(Span)).default({}),
  holidays: z.array(z.string()).default([]),
  starts: z.iso.datetime({ offset: true }),
  talk: z.array(Step),
});
export type Transcript = z.infer<typeof Transcript>;
export type Step = Transcript['talk'][number];

export function readTranscript(file: string): Transcript {
  return Transcript.parse(parse(readFileSync(file, 'utf8')));
}

/** The event of a step; a counsellor speaks in the ticket that was opened last. */
export function eventOf({ incoming }: Step, ticket: string): InboundEvent {
  if ('counsellor' in incoming) {
    if (typeof incoming.counsellor === 'string')
      return { type: 'counsellor-message', ticket, text: incoming.counsellor };
    if ('isLate' in incoming.counsellor) return { type: 'answer-late', ticket };
    return { type: 'resolves' in incoming.counsellor ? 'ticket-resolved' : 'ticket-closed', ticket };
  }
  const { person } = incoming;
  if (typeof person === 'string') return { type: 'text', text: person };
  if ('choice' in person) return { type: 'choice', id: person.choice };
  if ('sends' in person) return { type: 'unsupported', kind: person.sends };
  if ('phone' in person) return { type: 'contact', phone: person.phone };
  return {
    type: 'command',
    name: person.command,
    ...(person.argument !== undefined && { argument: person.argument }),
  };
}

/** `open-ticket`, `count article-shown`… */
export function effectName(effect: Effect): string {
  return effect.do === 'count' ? `count ${effect.what.event}` : effect.do;
}
