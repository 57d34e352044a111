import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { ROOT } from '../../src/config.ts';
import { type Database, openPglite } from '../../src/storage/index.ts';
import { MIGRATIONS } from '../../src/storage/sql/migrations/index.ts';

const CACHE = join(ROOT, 'node_modules/.cache/pglite');

/** An embedded database in memory, or in a folder that is kept between two openings. */
export async function openDatabase(folder?: string): Promise<Database> {
  return folder !== undefined && existsSync(folder)
    ? openPglite(folder)
    : openPglite(folder, await emptyOne());
}

let read: Promise<Blob> | undefined;

/** To make an empty database with all its tables takes seconds, to copy one a moment: it is made once for all tests. */
function emptyOne(): Promise<Blob> {
  read ??= readEmptyOne();
  return read;
}

async function readEmptyOne(): Promise<Blob> {
  const name = await nameOfEmptyOne();
  const file = join(CACHE, `${name}.tar`);
  if (!existsSync(file)) {
    await mkdir(CACHE, { recursive: true });
    // Each is large, and nobody wants one with other tables any more.
    for (const old of await readdir(CACHE))
      if (!old.startsWith(name)) await rm(join(CACHE, old), { force: true });
    const folder = await mkdtemp(join(tmpdir(), 'empty-'));
    await (await openPglite(folder)).close();
    const made = await PGlite.create(folder);
    const dump = await made.dumpDataDir('none');
    await made.close();
    await rm(folder, { recursive: true });
    await writeFile(`${file}.${process.pid}`, Buffer.from(await dump.arrayBuffer()));
    await rename(`${file}.${process.pid}`, file);
  }
  return new Blob([await readFile(file)]);
}

/** Another one for each version of the database, and of its tables. */
async function nameOfEmptyOne(): Promise<string> {
  const packageFile = join(ROOT, 'node_modules/@electric-sql/pglite/package.json');
  const hash = createHash('sha256').update(await readFile(packageFile));
  for (const { name, sql } of MIGRATIONS) hash.update(name).update(sql);
  return hash.digest('hex').slice(0, 16);
}
