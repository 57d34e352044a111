import type { Files } from '../content/index.ts';
import type { Language } from '../message.ts';
import { CONTACT, PLACEHOLDER, type Words } from '../wording/index.ts';
import { type ArticleParts, articleParts, type Unit, unitsOf, wordsIn } from './units.ts';

/** A unit that was not taken, and why. */
export type Refused = { id: string; why: string };

/**
 * Puts translated units into the files of a language. Returns the files that change, with their new text, and the units that
 * were refused: unknown ones, and those whose placeholders, contacts or links are not those of the English.
 */
export function putUnits(
  files: Files,
  language: Language,
  translated: readonly Unit[],
): { changed: Map<string, string>; refused: Refused[] } {
  const known = new Map(unitsOf(files, language).map((unit) => [unit.id, unit]));
  const refused: Refused[] = [];
  const changed = new Map<string, string>();
  for (const { id, text } of translated) {
    const unit = known.get(id);
    const why = unit === undefined ? 'there is no such text' : whatIsBroken(unit.source, text);
    if (why !== undefined) refused.push({ id, why });
    else if (text !== unit?.text) put(files, changed, id, text);
  }
  return { changed, refused };
}

const LINK = /\]\((\S+)\)/g;

/** What must be the same in all languages. */
const KEPT = { placeholders: PLACEHOLDER, contacts: CONTACT, links: LINK };

function whatIsBroken(source: string, text: string): string | undefined {
  for (const [what, pattern] of Object.entries(KEPT)) {
    const [must, has] = [source, text].map((one) =>
      [...one.matchAll(pattern)].map(([, name]) => name).sort(),
    );
    if (must?.join() !== has?.join()) {
      return `its ${what} are ${has?.join(', ') || 'none'}, and in English ${must?.join(', ') || 'none'}`;
    }
  }
  return undefined;
}

function put(files: Files, changed: Map<string, string>, id: string, text: string): void {
  const [file = '', key = ''] = id.split('#');
  const now = changed.get(file) ?? files.get(file);
  changed.set(file, file.endsWith('.md') ? withPart(now, key, text) : withWord(now, key, text));
}

function withPart(now: string | undefined, part: string, text: string): string {
  const { title = '', body = '', more }: ArticleParts = { ...articleParts(now), [part]: text };
  return `# ${title}\n\n${body}\n${more === undefined ? '' : `\n<!-- more -->\n\n${more}\n`}`;
}

function withWord(now: string | undefined, key: string, text: string): string {
  const words = wordsIn(now);
  const path = key.split('.');
  const last = path.pop() ?? '';
  let place = words;
  for (const step of path) {
    const inner = place[step];
    const next: Words = typeof inner === 'object' ? inner : {};
    place[step] = next;
    place = next;
  }
  place[last] = text;
  return `${JSON.stringify(words, null, 2)}\n`;
}
