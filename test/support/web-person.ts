import type { Entry } from '../../src/channels/web/index.ts';
import { patiently } from './patience.ts';

/** A browser that chats, without a browser: a cookie, messages out, server-sent events in. */
export class WebPerson {
  /** Where the program listens; it may move when it starts again. */
  origin: string;
  readonly cookie: string;
  /** What the page would show, in order. */
  readonly entries: Entry[] = [];
  /** The number of the last entry, as the browser would send it when it connects again. */
  lastEventId = '';
  #number = 0;
  #changed: () => void = () => {};
  #leave = new AbortController();

  private constructor(origin: string, cookie: string) {
    this.origin = origin;
    this.cookie = cookie;
  }

  static async visit(origin: string): Promise<WebPerson> {
    const page = await fetch(`${origin}/`, { headers: { 'accept-language': 'sq' } });
    const person = new WebPerson(origin, page.headers.get('set-cookie')?.split(';')[0] ?? '');
    await person.connect();
    return person;
  }

  /** Opens the stream; resolves when everything said before is here. */
  async connect(): Promise<void> {
    const leave = new AbortController();
    this.#leave = leave;
    const response = await fetch(`${this.origin}/api/chat/events`, {
      headers: { cookie: this.cookie, ...(this.lastEventId !== '' && { 'last-event-id': this.lastEventId }) },
      signal: leave.signal,
    });
    if (!response.body) throw new Error('no stream');
    const events = readEvents(response.body);
    await new Promise<void>((resolve) => {
      void this.#follow(events, resolve, leave.signal);
    });
  }

  /** As when the phone loses its network. */
  disconnect(): void {
    this.#leave.abort();
  }

  async #follow(
    events: AsyncIterable<{ name: string; data: string; id: string }>,
    ready: () => void,
    left: AbortSignal,
  ): Promise<void> {
    try {
      for await (const { name, data, id } of events) {
        if (name === 'ready') ready();
        if (name !== 'entry') continue;
        this.lastEventId = id;
        this.entries.push(JSON.parse(data) as Entry);
        this.#changed();
      }
    } catch (error) {
      if (!left.aborted) throw error;
    }
  }

  post(body: unknown): Promise<Response> {
    return fetch(`${this.origin}/api/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.cookie },
      body: JSON.stringify(body),
    });
  }

  sends(event: object, id = `message-${++this.#number}`): Promise<Response> {
    return this.post({ id, event });
  }

  writes(text: string): Promise<Response> {
    return this.sends({ type: 'text', text });
  }

  presses(id: string): Promise<Response> {
    return this.sends({ type: 'choice', id, label: id });
  }

  /** All content ids that the bot said. */
  said(): string[] {
    return this.entries.flatMap((entry) => (entry.from === 'bot' ? entry.says : []));
  }

  /** Resolves when the bot has said this. */
  async hears(id: string): Promise<Extract<Entry, { from: 'bot' }>> {
    for (;;) {
      const entry = this.entries.findLast((one) => one.from === 'bot' && one.says.includes(id));
      if (entry?.from === 'bot') return entry;
      await patiently(this.change(), () => `${id}, but ${JSON.stringify(this.said())}`);
    }
  }

  /** Resolves when the page shows something new. */
  change(): Promise<void> {
    return new Promise((resolve) => {
      this.#changed = resolve;
    });
  }
}

async function* readEvents(body: ReadableStream<Uint8Array>) {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) yield parseEvent(event);
  }
}

function parseEvent(event: string): { name: string; data: string; id: string } {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(event)?.[1] ?? '';
  return { name: field('event'), data: field('data'), id: field('id') };
}
