import { useEffect, useRef, useState } from 'preact/hooks';

/** Milliseconds. The server ends a stream now and then, and the browser is back sooner than that. */
const PATIENCE = 5000;

/**
 * Listens for tickets that have changed. `onChange` is told the reference, or undefined after a time without connection, when
 * anything may have changed. Returns whether there is a connection.
 */
export function useLive(onChange: (reference: string | undefined) => void): boolean {
  const [connected, setConnected] = useState(true);
  const latest = useRef(onChange);
  latest.current = onChange;

  useEffect(() => {
    const source = new EventSource('/desk/api/live');
    let patience: ReturnType<typeof setTimeout> | undefined;
    source.addEventListener('ready', () => {
      clearTimeout(patience);
      patience = undefined;
      setConnected(true);
      latest.current(undefined);
    });
    source.addEventListener('ticket', (event) => {
      latest.current((JSON.parse(event.data) as { reference: string }).reference);
    });
    source.addEventListener('error', () => {
      patience ??= setTimeout(() => setConnected(false), PATIENCE);
      // The browser gives up when the server refuses; then asking once more tells why.
      if (source.readyState === EventSource.CLOSED) latest.current(undefined);
    });
    return () => {
      clearTimeout(patience);
      source.close();
    };
  }, []);
  return connected;
}
