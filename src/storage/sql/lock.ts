import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Another process holds the data folder. */
export class DataFolderInUse extends Error {
  readonly pid: number;
  constructor(folder: string, pid: number) {
    super(
      `The data folder ${folder} is in use by process ${pid}. It serves one process at a time: ` +
        'stop that one first, or choose another folder with DATA_DIR.',
    );
    this.name = 'DataFolderInUse';
    this.pid = pid;
  }
}

/**
 * Takes a data folder for this process, making it if need be; returns how to give it back. A lock that a dead process left
 * behind is taken over.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'lock');
  if (!tryToTake(file)) {
    const holder = Number(readFileSync(file, 'utf8'));
    if (isAlive(holder)) throw new DataFolderInUse(folder, holder);
    rmSync(file, { force: true });
    if (!tryToTake(file)) throw new DataFolderInUse(folder, Number(readFileSync(file, 'utf8')));
  }
  return () => rmSync(file, { force: true });
}

function tryToTake(file: string): boolean {
  try {
    const handle = openSync(file, 'wx', 0o600);
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Our own number on a lock that we did not take is an earlier life of ours, as happens in containers. */
function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
