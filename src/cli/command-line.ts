import { ConfigError } from '../config.ts';
import { ContentError } from '../content/index.ts';
import { DataFolderInUse, NotEmpty } from '../storage/index.ts';

/** Somebody called a command in a way that it does not know; the message says how it is called. */
export class UsageError extends Error {}

/** Mistakes of whoever starts a program: told in their words, without a stack. */
const THEIRS = [ConfigError, ContentError, DataFolderInUse, NotEmpty, UsageError];

/** Codes of system errors that speak for themselves, and of options that Node does not know. */
const CLEAR_CODES = /^(EADDRINUSE|EACCES|ENOENT|ERR_PARSE_ARGS_.*)$/;

/** Runs a program; what goes wrong is printed to stderr and makes it end with 1. */
export async function runCommandLine(program: () => Promise<void>): Promise<void> {
  try {
    await program();
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException).code);
    const isClear = THEIRS.some((kind) => error instanceof kind) || CLEAR_CODES.test(code);
    console.error(isClear ? (error as Error).message : error);
    process.exitCode = 1;
  }
}
