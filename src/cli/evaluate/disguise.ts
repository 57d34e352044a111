import { toCyrillic } from '../../language/index.ts';
import type { Language } from '../../message.ts';
import type { Understanding } from '../../understanding/index.ts';

type Written = { text: string; lang: Language };

const GREETINGS: Partial<Record<Language, string>> = {
  sq: 'Përshëndetje, ',
  sr: 'Dobar dan, ',
  en: 'Hello, ',
};

/** Other ways of typing the same message. */
export const DISGUISES: Record<string, (message: Written) => string> = {
  capitals: ({ text }) => text.toUpperCase(),
  'no diacritics': ({ text }) =>
    text.replaceAll('đ', 'dj').replaceAll('Đ', 'Dj').normalize('NFD').replace(/\p{M}/gu, ''),
  'doubled letters': ({ text }) => text.replace(/[aeiou]/g, '$&$&'),
  'the other script': ({ text, lang }) => (lang === 'sr' ? toCyrillic(text) : text),
  'a greeting': ({ text, lang }) => (GREETINGS[lang] ?? '') + text,
};

/** How often each disguise changes what is understood, of how many messages. */
export function disguised(messages: readonly Written[], { understand }: Understanding): string[] {
  return Object.entries(DISGUISES).map(([name, disguise]) => {
    const pairs = messages.map((one) => [understand(one.text), understand(disguise(one))] as const);
    const urgent = pairs.filter(([plain, other]) => plain.urgent !== other.urgent).length;
    const first = pairs.filter(([plain, other]) => plain.articles[0]?.id !== other.articles[0]?.id).length;
    return `${name}: changes whether and how it is urgent ${urgent} times, the first article ${first} times`;
  });
}
