import type { FastifyBaseLogger } from 'fastify';
import { createLog } from '../../src/log.ts';

/** The program's log, as a test can read it; nothing is printed. */
export function testLog(): { log: FastifyBaseLogger; lines: string[] } {
  const lines: string[] = [];
  const log = createLog('debug', { write: (line: string) => void lines.push(line) });
  return { log, lines };
}
