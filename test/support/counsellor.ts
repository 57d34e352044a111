import { randomUUID } from 'node:crypto';
import type { RunningApp } from './app.ts';

type Sheet = {
  reference: string;
  thread: Array<{ from: string; text?: string; delivery?: string }>;
} & Record<'status' | 'question' | 'channel' | 'locale', string> & {
    steps: { question: string; answer: string }[];
    articles: { id: string }[];
  };

/** Somebody at the desk, by its API as the page uses it. */
export class CounsellorAtDesk {
  #running: RunningApp;
  #cookie: string;
  #csrf: string;

  private constructor(running: RunningApp, cookie: string, csrf: string) {
    this.#running = running;
    this.#cookie = cookie;
    this.#csrf = csrf;
  }

  /** Takes a place by a one-time link. */
  static async first(running: RunningApp): Promise<CounsellorAtDesk> {
    const token = await running.app.accounts.invite('counsellor');
    const response = await fetch(`${running.origin}/desk/api/invitation/accept`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: running.origin },
      body: JSON.stringify({
        token,
        account: { login: 'first', name: 'First' },
        password: 'four words in a row',
      }),
    });
    const { csrf } = (await response.json()) as { csrf: string };
    return new CounsellorAtDesk(running, response.headers.get('set-cookie')?.split(';')[0] ?? '', csrf);
  }

  /** Their session, for a browser. */
  get cookie(): string {
    return this.#cookie;
  }

  /** Goes on at the same desk after the program was started again. */
  returnTo(running: RunningApp): void {
    this.#running = running;
  }

  /** After a session has run out. */
  async signsInAgain(): Promise<void> {
    const { origin } = this.#running;
    const response = await fetch(`${origin}/desk/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ login: 'first', password: 'four words in a row' }),
    });
    this.#csrf = ((await response.json()) as { csrf: string }).csrf;
    this.#cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  }

  async queue(): Promise<string[]> {
    const { tickets } = (await this.#get('/tickets?show=all')) as { tickets: { reference: string }[] };
    return tickets.map((ticket) => ticket.reference);
  }

  async reads(reference: string): Promise<Sheet> {
    return (await this.#get(`/tickets/${reference}`)) as Sheet;
  }

  async answers(reference: string, text: string): Promise<void> {
    await this.#post(`/tickets/${reference}/messages`, { id: randomUUID(), text });
  }

  async resolves(reference: string): Promise<void> {
    await this.#post(`/tickets/${reference}/resolve`, { id: randomUUID(), outcome: 'informed' });
  }

  async blocks(reference: string, reason: string): Promise<void> {
    await this.#post(`/tickets/${reference}/block`, { reason });
  }

  async closes(reference: string): Promise<void> {
    await this.#post(`/tickets/${reference}/close`, { id: randomUUID() });
  }

  /** Asks the person whether their case may be passed on to a service. */
  async refers(reference: string, service: string, texts: object): Promise<void> {
    await this.#post(`/tickets/${reference}/referrals`, { id: randomUUID(), service, texts });
  }

  async referrals(reference: string): Promise<{ id: string; status: string; visit: string | null }[]> {
    return (await this.#get(`/tickets/${reference}/referrals`)) as [];
  }

  async notes(reference: string, referral: string, status: string): Promise<void> {
    await this.#post(`/tickets/${reference}/referrals/${referral}`, { status });
  }

  /** The slip as a PDF; undefined when there is none. */
  async slip(reference: string, referral: string): Promise<Buffer | undefined> {
    const response = await fetch(
      `${this.#running.origin}/desk/api/tickets/${reference}/referrals/${referral}/slip.pdf`,
      { headers: { cookie: this.#cookie } },
    );
    return response.ok ? Buffer.from(await response.arrayBuffer()) : undefined;
  }

  async #get(path: string): Promise<unknown> {
    const response = await fetch(`${this.#running.origin}/desk/api${path}`, {
      headers: { cookie: this.#cookie },
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  async #post(path: string, body: object): Promise<void> {
    const { origin } = this.#running;
    const response = await fetch(`${origin}/desk/api${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie: this.#cookie,
        origin,
        'x-csrf-token': this.#csrf,
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  }
}
