import { proseOf } from '../../language/index.ts';
import { inEach, isFull, LANGUAGES } from '../../message.ts';
import type { Report } from '../finding.ts';
import type { Draft } from '../read/draft.ts';
import type { Rule } from '../read/lexicon.ts';
import { textsOf } from '../texts.ts';

/** Our own texts keep to the words of knowledge/lexicon/style.yaml. */
export function checkStyle(draft: Draft, report: Report): void {
  const rules = inEach(LANGUAGES, (language) => {
    const { never, rather } = draft.lexicon.style[language];
    return [...compile('avoided-word', never), ...compile('plainer-word', rather)];
  });

  for (const { text, language, where } of textsOf(draft)) {
    if (!isFull(language)) continue;
    const prose = proseOf(text);
    for (const { kind, avoid, unless, use } of rules[language]) {
      const allowed = unless ? [...prose.matchAll(unless)] : [];
      for (const match of prose.matchAll(avoid)) {
        if (!allowed.some((one) => contains(one, match))) report(kind, where(), { word: match[0], use });
      }
    }
  }
}

function compile(kind: 'avoided-word' | 'plainer-word', rules: readonly Rule[]) {
  return rules.map(({ avoid, use, unless }) => ({
    kind,
    avoid: patternOf(avoid),
    use,
    ...(unless && { unless: patternOf(unless) }),
  }));
}

/** `*` stands for any letters, `#` for a number, a space for any space. Capitals count only where one is written. */
function patternOf(alternatives: readonly string[]): RegExp {
  const sources = alternatives.map((words) =>
    words
      .replace(/[\\^$.+?()[\]{}]/g, '\\$&')
      .replaceAll('*', '\\p{L}*')
      .replaceAll('#', '\\d+')
      .replace(/ +/g, '\\s+'),
  );
  const flags = alternatives.some((words) => words !== words.toLowerCase()) ? 'gu' : 'giu';
  return new RegExp(`(?<![\\p{L}\\d])(?:${sources.join('|')})(?![\\p{L}\\d])`, flags);
}

function contains(outer: RegExpExecArray, inner: RegExpExecArray): boolean {
  return outer.index <= inner.index && inner.index + inner[0].length <= outer.index + outer[0].length;
}
