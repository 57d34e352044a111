import type { FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';

/** A log that a test can read; nothing is printed. */
export function testLog(): { log: FastifyBaseLogger; lines: string[] } {
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  return { log, lines };
}
