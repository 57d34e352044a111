import { useEffect, useState } from 'preact/hooks';

/** What the page shows; the address tells it, so that it can be opened in another window and the way back works. */
export type Place =
  | { at: 'welcome'; token: string }
  | { at: 'team' }
  | { at: 'account' }
  | { at: 'practice'; talk: string | undefined }
  | { at: 'audit' }
  | { at: 'centre' }
  | { at: 'supervision' }
  | { at: 'figures' }
  | { at: 'outreach' }
  | { at: 'review' }
  | { at: 'calendar' }
  | { at: 'preview' }
  | { at: 'ticket'; reference: string }
  | { at: 'queue' };

export function placeOf({ pathname, hash }: { pathname: string; hash: string }): Place {
  const [, , section, reference] = pathname.split('/');
  if (section === 'welcome') return { at: 'welcome', token: hash.slice(1) };
  if (section === 'team') return { at: 'team' };
  if (section === 'practice') return { at: 'practice', talk: reference };
  if (section === 'account') return { at: 'account' };
  if (section === 'audit') return { at: 'audit' };
  if (section === 'centre') return { at: 'centre' };
  if (section === 'outreach') return { at: 'outreach' };
  if (section === 'figures') return { at: 'figures' };
  if (section === 'review') return { at: 'review' };
  if (section === 'preview') return { at: 'preview' };
  if (section === 'calendar') return { at: 'calendar' };
  if (section === 'supervision') return { at: 'supervision' };
  if (section === 'tickets' && reference) return { at: 'ticket', reference };
  return { at: 'queue' };
}

export const ticketPath = (reference: string): string => `/desk/tickets/${reference}`;

const MOVED = 'desk-moved';

export function go(path: string): void {
  history.pushState(null, '', path);
  dispatchEvent(new Event(MOVED));
}

export function usePlace(): Place {
  const [place, setPlace] = useState(() => placeOf(location));
  useEffect(() => {
    const look = () => setPlace(placeOf(location));
    addEventListener('popstate', look);
    addEventListener(MOVED, look);
    return () => {
      removeEventListener('popstate', look);
      removeEventListener(MOVED, look);
    };
  }, []);
  return place;
}

/** Follows a link without loading the page again, unless the counsellor asks for another window. */
export function followHere(event: MouseEvent): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  const { href } = event.currentTarget as HTMLAnchorElement;
  go(new URL(href).pathname);
}
