import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { ROOT } from '../../src/config.ts';
import { type Database, openPglite } from '../../src/storage/index.ts';

const CACHE = join(ROOT, 'node_modules/.cache/pglite');

/** An embedded database in memory, or in a folder that is kept between two openings. */
export async function openDatabase(folder?: string): Promise<Database> {
  return folder !== undefined && existsSync(folder)
    ? openPglite(folder)
    : openPglite(folder, await emptyOne());
}

let read: Promise<Blob> | undefined;

/** To make an empty database takes seconds, to copy one a moment: it is made once for all tests. */
function emptyOne(): Promise<Blob> {
  read ??= readEmptyOne();
  return read;
}

async function readEmptyOne(): Promise<Blob> {
  const file = join(CACHE, `empty-${await version()}.tar`);
  if (!existsSync(file)) {
    const made = await PGlite.create();
    const dump = await made.dumpDataDir('none');
    await made.close();
    await mkdir(CACHE, { recursive: true });
    await writeFile(`${file}.${process.pid}`, Buffer.from(await dump.arrayBuffer()));
    await rename(`${file}.${process.pid}`, file);
  }
  return new Blob([await readFile(file)]);
}

async function version(): Promise<string> {
  const packageFile = join(ROOT, 'node_modules/@electric-sql/pglite/package.json');
  return (JSON.parse(await readFile(packageFile, 'utf8')) as { version: string }).version;
}
