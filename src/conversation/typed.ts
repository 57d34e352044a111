import type { Content } from '../content/index.ts';
import { fold, remembering } from '../language/index.ts';
import { choiceLabel } from './choice.ts';
import type { Conversation } from './state.ts';

/** The buttons whose words are understood at any time. */
const ALWAYS_TYPED = ['go:menu', 'go:person', 'go:language'];

/** Labels are few, and each is looked at again and again. */
const folded = remembering(fold);

/**
 * A person may also type what stands on a button: on some phones that is easier. While a counsellor listens, words are words,
 * unless the bot has just asked something.
 */
export function typedChoice(
  content: Content,
  { locale, ticket, asksDetail, offered }: Conversation,
  text: string,
): string | undefined {
  if (ticket !== undefined && asksDetail === undefined) return undefined;
  const typed = fold(text.trim());
  const isTyped = (id: string) => folded(choiceLabel(content, locale, id)) === typed;
  return offered.find(isTyped) ?? (ticket === undefined ? ALWAYS_TYPED.find(isTyped) : undefined);
}
