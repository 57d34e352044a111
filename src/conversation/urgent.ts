import type { UrgentKind } from '../understanding/index.ts';
import { type Draft, reply, say } from './draft.ts';

/** Dangers in which somebody else may be reading along. */
const OTHERS_MAY_READ: ReadonlySet<UrgentKind> = new Set([
  'violence',
  'trafficking',
  'papers-taken',
  'threat',
]);

/**
 * The numbers first, one warm sentence, the offer of a person, and nothing else. Whether it is safe to write is asked once.
 */
export function answerUrgent(draft: Draft, kind: UrgentKind): void {
  const { conversation } = draft;
  const askIfSafe = conversation.urgent === undefined && OTHERS_MAY_READ.has(kind);
  conversation.urgent = kind;
  draft.effects.push({ do: 'count', what: { event: 'urgent', kind, locale: conversation.locale } });
  reply(draft, {
    says: [`urgent.${kind}`, ...(askIfSafe ? ['urgent.safe-to-write'] : [])],
    text: [...say(draft, `urgent.${kind}`), ...(askIfSafe ? say(draft, 'urgent.safe-to-write') : [])],
    choices: [conversation.ticket === undefined ? ['go:person'] : []],
  });
}
