import { useEffect, useRef, useState } from 'preact/hooks';
import type { Alarm } from '../../tickets/index.ts';
import type { Presence } from '../api/shapes.ts';

/** Milliseconds. The server ends a stream now and then, and the browser is back sooner than that. */
const PATIENCE = 5000;

type Listeners = {
  /** A ticket has changed; undefined after a time without connection, when anything may have changed. */
  onChange: (reference: string | undefined) => void;
  /** Everybody must hear of a ticket. */
  onAlarm?: (alarm: Alarm, reference: string) => void;
  onPresence?: (presence: Presence) => void;
};

/** Listens to what happens at the desk. Returns whether there is a connection. */
export function useLive(listeners: Listeners): boolean {
  const [connected, setConnected] = useState(true);
  const latest = useRef(listeners);
  latest.current = listeners;

  useEffect(() => {
    const source = new EventSource('/desk/api/live');
    let patience: ReturnType<typeof setTimeout> | undefined;
    source.addEventListener('ready', () => {
      clearTimeout(patience);
      patience = undefined;
      setConnected(true);
      latest.current.onChange(undefined);
    });
    source.addEventListener('ticket', (event) => {
      const { reference, alarm } = JSON.parse(event.data) as { reference: string; alarm?: Alarm };
      latest.current.onChange(reference);
      if (alarm) latest.current.onAlarm?.(alarm, reference);
    });
    source.addEventListener('presence', (event) => {
      latest.current.onPresence?.(JSON.parse(event.data) as Presence);
    });
    source.addEventListener('error', () => {
      patience ??= setTimeout(() => setConnected(false), PATIENCE);
      // The browser gives up when the server refuses; then asking once more tells why.
      if (source.readyState === EventSource.CLOSED) latest.current.onChange(undefined);
    });
    return () => {
      clearTimeout(patience);
      source.close();
    };
  }, []);
  return connected;
}
