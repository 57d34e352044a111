import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../src/config.ts';
import { CACHE, realWorld } from './content.ts';

/** A data folder that knows already what the understanding learns, so that a program in a test starts in a moment. */
export async function dataFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  await realWorld();
  const path = await mkdtemp(join(tmpdir(), 'busulla-'));
  await cp(CACHE, path, { recursive: true });
  return { path, remove: () => rm(path, { recursive: true }) };
}

export type Program = {
  process: ChildProcess;
  /** All that it has printed so far. */
  out(): string;
  err(): string;
  /** Resolves when it has printed or logged something that fits. */
  prints(pattern: RegExp): Promise<RegExpExecArray>;
  /** Resolves with its exit code. */
  ended: Promise<number | null>;
};

/** Starts one of the built programs, `main` or a command, as its own process. */
export function startProgram(
  name: string,
  args: readonly string[],
  environment: Record<string, string>,
): Program {
  const child = spawn(process.execPath, [join(ROOT, 'dist', `${name}.js`), ...args], {
    env: { PATH: process.env.PATH ?? '', ...environment },
  });
  let out = '';
  let err = '';
  let notice = () => {};
  child.stdout.on('data', (text: Buffer) => {
    out += text.toString();
    notice();
  });
  child.stderr.on('data', (text: Buffer) => {
    err += text.toString();
    notice();
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    process: child,
    out: () => out,
    err: () => err,
    ended,
    async prints(pattern) {
      for (;;) {
        const found = pattern.exec(out) ?? pattern.exec(err);
        if (found) return found;
        const more = new Promise<void>((resolve) => {
          notice = resolve;
        });
        const code = await Promise.race([more, ended.then((exit) => exit ?? -1)]);
        if (typeof code === 'number' && !pattern.test(out + err)) {
          throw new Error(`it ended with ${code} before it printed ${pattern}:\n${out}\n${err}`);
        }
      }
    },
  };
}
