import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_LANGUAGES, FURTHER_LANGUAGES, isFull, LANGUAGES, type Language } from '../message.ts';

/** The text of every content file by its path from the content folder, with `/`, in the order of the paths. */
export type Files = ReadonlyMap<string, string>;

/**
 * Reads what editors wrote below a folder, in `dialogs`, `knowledge` and `locales`. The files of a language that is off are left
 * out, so that from here on it is as if they were not there.
 */
export function readFiles(root: string, on: readonly Language[] = LANGUAGES): Files {
  const files = ['dialogs', 'knowledge', 'locales']
    .flatMap((folder) => filesBelow(root, folder))
    .filter((file) => on.includes(languageOfFile(file) ?? 'en'));
  return new Map(files.sort().map((file) => [file, readFileSync(join(root, file), 'utf8').normalize('NFC')]));
}

/** A folder that is not there holds nothing; what is missing in it is then told file by file. */
function filesBelow(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(root, path);
    return entry.name.startsWith('.') ? [] : [path];
  });
}

const LANGUAGE_IN_NAME = new RegExp(`[/.](${ALL_LANGUAGES.join('|')})[/.]`);

/** The language that a file's name tells: `locales/sr/bot.json`, `…/sr.md`, `questions.sr.txt`. */
export function languageOfFile(file: string): Language | undefined {
  return LANGUAGE_IN_NAME.exec(file)?.[1] as Language | undefined;
}

/** The languages that are on: those in which everything is written, and each further one that has wording of its own. */
export function languagesIn(files: Files): Language[] {
  const folders = new Set([...files.keys()].map((file) => /^locales\/([^/]+)\//.exec(file)?.[1]));
  return [...LANGUAGES, ...FURTHER_LANGUAGES.filter((language) => folders.has(language))];
}

/** Those of the files that belong to no language that is written in part. */
export function withoutFurther(files: Files): Files {
  return new Map([...files].filter(([file]) => isFull(languageOfFile(file) ?? 'en')));
}

/** The same files have the same version. */
export function versionOf(files: Files): string {
  const hash = createHash('sha256');
  for (const [file, text] of files) hash.update(file).update('\0').update(text).update('\0');
  return hash.digest('hex').slice(0, 12);
}
