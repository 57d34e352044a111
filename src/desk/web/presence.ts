import { useEffect, useRef, useState } from 'preact/hooks';
import type { Presence } from '../api/shapes.ts';
import { type Api, Problem } from './api.ts';

/** Milliseconds: how often one says that one is still there, and after how long without that one counts as gone. */
const SAY_AGAIN = 20_000;
const GONE_AFTER = 45_000;
/** Milliseconds: typing is said this often, and has stopped after so long without a key. */
const TYPING_AGAIN = 3_000;
const TYPING_ENDS = 6_000;

export type Colleague = { name: string; types: boolean };

type Heard = Presence & { at: number };

/**
 * Who else has the open ticket before them, and tells them that we have. Nothing is said while the window is out of sight.
 * `seen` is the last message of the open ticket.
 */
export function usePresence(
  api: Api,
  me: { id: string },
  open: string | undefined,
  seen: number | undefined,
) {
  const [heard, setHeard] = useState<readonly Heard[]>([]);
  const lastTyped = useRef(0);
  const [visible, setVisible] = useState(() => document.visibilityState === 'visible');
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);

  function say(doing: 'reads' | 'types'): void {
    if (open !== undefined && seen !== undefined && visible) post(api, open, { doing, seen });
  }
  const latestSay = useRef(say);
  latestSay.current = say;

  useEffect(() => say('reads'), [open, seen, visible]);
  useEffect(() => {
    setHeard([]);
    const timer = setInterval(() => {
      latestSay.current('reads');
      setHeard((all) => all.filter(({ at }) => at > Date.now() - GONE_AFTER));
    }, SAY_AGAIN);
    const leave = () => {
      if (open !== undefined) post(api, open, { doing: 'left' });
    };
    addEventListener('pagehide', leave);
    return () => {
      clearInterval(timer);
      removeEventListener('pagehide', leave);
      leave();
    };
  }, [open]);

  const typing = heard.some(({ doing }) => doing === 'types');
  useEffect(() => {
    if (!typing) return;
    const timer = setTimeout(() => setHeard((all) => all.map(stopTyping)), TYPING_ENDS);
    return () => clearTimeout(timer);
  }, [heard]);

  return {
    colleagues: heard.map(({ name, doing }): Colleague => ({ name, types: doing === 'types' })),
    /** Something of a colleague has come in. */
    hear(presence: Presence): void {
      if (presence.reference !== open || presence.id === me.id) return;
      const others = heard.filter(({ id }) => id !== presence.id);
      // Who has just come does not know of us yet.
      if (presence.doing === 'reads' && others.length === heard.length) say('reads');
      setHeard(presence.doing === 'left' ? others : [...others, { ...presence, at: Date.now() }]);
    },
    typed(): void {
      if (Date.now() - lastTyped.current < TYPING_AGAIN) return;
      lastTyped.current = Date.now();
      say('types');
    },
  };
}

/** A word about oneself that gets lost is said again soon. */
function post(api: Api, reference: string, said: { doing: Presence['doing']; seen?: number }): void {
  api.post(`/tickets/${reference}/presence`, said).catch((error) => {
    if (!(error instanceof Problem)) throw error;
  });
}

function stopTyping(one: Heard): Heard {
  return one.doing === 'types' ? { ...one, doing: 'reads' } : one;
}
