import type { Live } from '../runner/index.ts';

/** Live news within one process. */
export function localLive(): Live {
  const listeners = new Map<string, Set<(event: unknown) => void>>();
  return {
    publish(topic, event) {
      for (const listener of listeners.get(topic) ?? []) listener(event);
    },
    subscribe(topic, listener) {
      const all = listeners.get(topic) ?? new Set();
      listeners.set(topic, all.add(listener));
      return () => {
        all.delete(listener);
        if (all.size === 0) listeners.delete(topic);
      };
    },
  };
}
