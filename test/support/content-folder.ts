import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../src/config.ts';

export type ContentFolder = {
  path: string;
  /** Changes a file as an editor would. */
  edit(file: string, change: (text: string) => string): void;
  remove(): void;
};

/** A copy of the content, to be changed. */
export function contentFolder(): ContentFolder {
  const path = mkdtempSync(join(tmpdir(), 'content-'));
  for (const folder of ['dialogs', 'knowledge', 'locales']) {
    cpSync(join(ROOT, folder), join(path, folder), { recursive: true });
  }
  return {
    path,
    edit: (file, change) => writeFileSync(join(path, file), change(readFileSync(join(path, file), 'utf8'))),
    remove: () => rmSync(path, { recursive: true }),
  };
}
