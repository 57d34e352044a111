import { type DestinationStream, type Level, type Logger, pino } from 'pino';

/** Of an error, what may be logged: databases add the values of the query to theirs, and those are what people write. */
type Told = { type: string; message: string; code?: string; stack: string; cause?: Told };

/** The program's log. Whatever goes wrong, no text, number or token of anybody is in it. */
export function createLog(
  level: Level | 'silent',
  destination: DestinationStream = pino.destination(2),
): Logger {
  return pino({ level, serializers: { err: tell } }, destination);
}

function tell(error: unknown): Told {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' };
  const { name, message, stack = '', cause } = error;
  const { code } = error as NodeJS.ErrnoException;
  return {
    type: name,
    message: isFromDatabase(error) ? withoutValues(message) : message,
    ...(code !== undefined && { code: String(code) }),
    stack: stack.slice(stack.search(/^ {4}at /m)),
    ...(cause !== undefined && { cause: tell(cause) }),
  };
}

/** PostgreSQL's errors have a severity, Redis's the command that they are about. */
function isFromDatabase(error: Error): boolean {
  return 'severity' in error || 'command' in error;
}

/** PostgreSQL puts values between quotation marks. */
function withoutValues(message: string): string {
  return message.replace(/"[^"]*"?/g, '"…"');
}
