import { useEffect, useRef, useState } from 'preact/hooks';

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
    source.addEventListener('ready', () => {
      setConnected(true);
      latest.current(undefined);
    });
    source.addEventListener('ticket', (event) => {
      latest.current((JSON.parse(event.data) as { reference: string }).reference);
    });
    source.addEventListener('error', () => {
      setConnected(false);
      // The browser gives up when the server refuses; then asking once more tells why.
      if (source.readyState === EventSource.CLOSED) latest.current(undefined);
    });
    return () => source.close();
  }, []);
  return connected;
}
