import type { Entry } from '../mailbox.ts';

export type Sent =
  | { type: 'text'; text: string }
  | { type: 'choice'; id: string; label: string }
  | { type: 'command'; name: string; argument?: string };

type Handlers = {
  onEntry(entry: Entry): void;
  /** Everything said before is here. */
  onReady(): void;
  onConnected(connected: boolean): void;
};

/** Milliseconds before a message that did not get through is sent again. */
const SEND_AGAIN = 3000;

/** Too many ask from this address just now. */
const TOO_MANY = 429;

/** Listens to the chat; the browser connects again by itself and asks for what it missed. */
export function listen({ onEntry, onReady, onConnected }: Handlers): () => void {
  const source = new EventSource('/api/chat/events');
  source.addEventListener('entry', (event) => onEntry(JSON.parse(event.data) as Entry));
  source.addEventListener('ready', onReady);
  source.addEventListener('open', () => onConnected(true));
  source.addEventListener('error', () => {
    onConnected(false);
    // The server no longer knows this browser: loading the page begins anew.
    if (source.readyState === EventSource.CLOSED) location.reload();
  });
  return () => source.close();
}

/** Sends until it gets through; sending twice is harmless, the server knows the id. False: the server refused it. */
export async function send(event: Sent): Promise<boolean> {
  const body = JSON.stringify({ id: makeId(), event });
  for (;;) {
    const answer = await post('/api/chat', body);
    if (answer !== undefined && answer < 500 && answer !== TOO_MANY) return answer < 400;
    await new Promise((resolve) => setTimeout(resolve, SEND_AGAIN));
  }
}

async function post(path: string, body: string): Promise<number | undefined> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    return response.status;
  } catch {
    // No network just now.
    return undefined;
  }
}

function makeId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A page that nobody asks about. */
const HARMLESS = 'https://www.wikipedia.org/';

/** Leaves at once. The way back must not lead here, so the page replaces itself; forgetting goes on by itself. */
export function leave(): void {
  navigator.sendBeacon('/api/chat/leave');
  location.replace(HARMLESS);
}
