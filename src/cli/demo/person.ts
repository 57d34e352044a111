import { randomUUID } from 'node:crypto';
import type { Entry } from '../../channels/web/index.ts';
import { toPlain } from '../../richtext.ts';

type BotEntry = Extract<Entry, { from: 'bot' }>;

/** Somebody who chats on the web page: a cookie, messages out, server-sent events in. */
export type DemoPerson = {
  says(text: string): Promise<void>;
  presses(label: string): Promise<void>;
  /** Resolves with the next message that has this in it. */
  hears(part: string): Promise<string>;
};

export async function visitWebChat(origin: string): Promise<DemoPerson> {
  const page = await fetch(`${origin}/`, { headers: { 'accept-language': 'en' } });
  const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
  const events = await fetch(`${origin}/api/chat/events`, { headers: { cookie } });
  const entries = botEntries(events.body ?? new ReadableStream());
  const heard: BotEntry[] = [];

  async function send(event: object): Promise<void> {
    await fetch(`${origin}/api/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ id: randomUUID(), event }),
    });
  }

  return {
    says: (text) => send({ type: 'text', text }),
    async presses(label) {
      const choices = heard.flatMap((entry) => entry.choices ?? []).flat();
      const choice = choices.findLast((one) => one.label === label);
      if (!choice) throw new Error(`no button "${label}"`);
      await send({ type: 'choice', ...choice });
    },
    async hears(part) {
      for (;;) {
        const { value: entry } = await entries.next();
        if (!entry) throw new Error(`the bot never said "${part}"`);
        heard.push(entry);
        const text = toPlain(entry.text);
        if (text.includes(part)) return text;
      }
    },
  };
}

async function* botEntries(body: ReadableStream<Uint8Array>): AsyncGenerator<BotEntry, undefined> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const data = /^event: entry$/m.test(event) && /^data: (.*)$/m.exec(event)?.[1];
      const entry = data ? (JSON.parse(data) as Entry) : undefined;
      if (entry?.from === 'bot') yield entry;
    }
  }
}
