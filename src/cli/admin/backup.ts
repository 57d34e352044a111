import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, rename } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Data } from '../../parts.ts';
import { readAll, SCHEMA, type TableRows, writeAll } from '../../storage/index.ts';
import { UsageError } from '../command-line.ts';

/** What a backup begins with: which schema its rows fit into. */
const HEAD = `busulla backup\t${SCHEMA}`;

/** Rows that are put back at once. */
const AT_ONCE = 500;

/** Writes all data into one compressed file, a row a line. The key to what is sealed in it is not in it. */
export async function backup({ database }: Data, file: string): Promise<void> {
  if (file === '') throw new UsageError('Name the file: npm run admin -- backup FILE');
  const lines = new PassThrough();
  const part = createWriteStream(`${file}.part`, { mode: 0o600, flush: true });
  const written = pipeline(lines, createGzip(), part);
  lines.write(`${HEAD}\n`);
  let count = 0;
  try {
    await readAll(database, async ({ table, rows }) => {
      count += rows.length;
      const text = rows.map((row) => `${table}\t${row}\n`).join('');
      if (!lines.write(text)) await once(lines, 'drain');
    });
  } finally {
    lines.end();
    await written;
  }
  await rename(`${file}.part`, file);
  console.log(
    `${count} rows are in ${file}. Keep the key (data.key or DATA_KEY) apart from it: without it nobody reads the cases.`,
  );
}

/** Puts a backup into an empty database, all of it or nothing. */
export async function restore({ database }: Data, file: string): Promise<void> {
  if (file === '') throw new UsageError('Name the file: npm run admin -- restore FILE');
  await access(file);
  let count = 0;
  await writeAll(database, async (put) => {
    for await (const part of partsOf(file)) {
      await put(part);
      count += part.rows.length;
    }
  });
  console.log(`${count} rows are back from ${file}.`);
}

/** The rows of a backup, gathered by table. A file that is cut off or of another version is an error. */
async function* partsOf(file: string): AsyncGenerator<TableRows> {
  const unpacked = createGunzip();
  const reading = pipeline(createReadStream(file), unpacked);
  // What went wrong is thrown below, after the last line that could be read.
  reading.catch(() => {});
  let part: TableRows | undefined;
  let isHead = true;
  for await (const line of createInterface({ input: unpacked })) {
    if (isHead) {
      mustFit(line, file);
      isHead = false;
      continue;
    }
    const tab = line.indexOf('\t');
    const [table, row] = [line.slice(0, tab), line.slice(tab + 1)];
    if (part && (part.table !== table || part.rows.length === AT_ONCE)) {
      yield part;
      part = undefined;
    }
    part ??= { table, rows: [] };
    part.rows.push(row);
  }
  await reading;
  if (part) yield part;
}

function mustFit(head: string, file: string): void {
  if (head === HEAD) return;
  throw new UsageError(
    head.startsWith('busulla backup')
      ? `${file} was made by another version: restore it with that version, and start this one on the data then.`
      : `${file} is not a backup.`,
  );
}
