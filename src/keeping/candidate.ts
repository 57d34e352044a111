import { z } from 'zod';
import { type Content, contentOf, type Files, type Finding, versionOf } from '../content/index.ts';
import type { Library } from './library.ts';

/** Bytes of a request with changed files: an article with its questions has 30 kB, the largest file of words 90 kB. */
export const CANDIDATE_BYTES = 512 * 1024;

/** A changed file as an editor hands it in; its name may be a path, as far as that is known. */
export const GivenFile = z.strictObject({ name: z.string().min(1).max(300), text: z.string() });
export type GivenFile = z.output<typeof GivenFile>;

/** What would be live with the changed files; without content when something in it is broken. */
export type Candidate = {
  content?: Content;
  /** All errors, and the warnings about the changed files. */
  findings: readonly Finding[];
  /** The files that are changed or new, by their path in the content folder. */
  changed: readonly string[];
  /** Given files of which the name alone does not tell where they belong, with the places where they could. */
  unplaced: readonly { name: string; places: readonly string[] }[];
};

/** Puts together what lies in the folder and what editors hand in. The last one is remembered, for whoever goes on looking at it. */
export function candidates(library: Library): (given: readonly GivenFile[]) => Promise<Candidate> {
  let last: { version: string; content: Content | undefined; findings: readonly Finding[] } | undefined;

  return async (given) => {
    const files = library.files();
    const { changes, unplaced } = place(files, given);
    const next = new Map([...new Map([...files, ...changes])].sort(byPath));
    const version = versionOf(next);
    if (last?.version !== version) {
      const findings = await library.inspect(next);
      const isBroken = findings.some(({ severity }) => severity === 'error');
      last = { version, content: isBroken ? undefined : contentOf(next), findings };
    }
    const { content, findings } = last;
    return {
      ...(content && { content }),
      findings: findings.filter(({ severity, file }) => severity === 'error' || changes.has(file)),
      changed: [...changes.keys()],
      unplaced,
    };
  };
}

function byPath([one]: [string, string], [other]: [string, string]): number {
  return one < other ? -1 : 1;
}

const IN_FOLDER = /(?:^|\/)((?:dialogs|knowledge|locales)\/.+)$/;
const OF_ARTICLE =
  /(?:^|\/)(([a-z0-9]+)(?:-[a-z0-9]+)+\/(?:article\.yaml|[a-z]{2}\.md|questions\.[a-z]{2}\.txt))$/;

function place(
  files: Files,
  given: readonly GivenFile[],
): { changes: Map<string, string>; unplaced: Candidate['unplaced'] } {
  const changes = new Map<string, string>();
  const unplaced: { name: string; places: string[] }[] = [];
  for (const { name, text } of given) {
    const places = placesOf(files, name.replaceAll('\\', '/'));
    const [only, ...others] = places;
    if (only === undefined || others.length > 0) unplaced.push({ name, places });
    else changes.set(only, text.normalize('NFC'));
  }
  return { changes, unplaced };
}

/** A path from the content folder on, an article's folder, or the end of a path that is there already. */
function placesOf(files: Files, name: string): string[] {
  const path = IN_FOLDER.exec(name)?.[1];
  if (path !== undefined) return [path];
  const [, file, group] = OF_ARTICLE.exec(name) ?? [];
  if (file !== undefined) return [`knowledge/${group}/${file}`];
  return [...files.keys()].filter((known) => known.endsWith(`/${name}`));
}
