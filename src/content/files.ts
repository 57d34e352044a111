import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The text of every content file by its path from the content folder, with `/`, in the order of the paths. */
export type Files = ReadonlyMap<string, string>;

/** Reads everything that editors write below a folder: `dialogs`, `knowledge` and `locales`. */
export function readFiles(root: string): Files {
  const files = ['dialogs', 'knowledge', 'locales'].flatMap((folder) => filesBelow(root, folder));
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

/** The same files have the same version. */
export function versionOf(files: Files): string {
  const hash = createHash('sha256');
  for (const [file, text] of files) hash.update(file).update('\0').update(text).update('\0');
  return hash.digest('hex').slice(0, 12);
}
