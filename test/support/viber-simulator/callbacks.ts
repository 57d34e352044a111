import { createHmac } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { stringify } from 'lossless-json';

/** A callback that is refused so often is given up. Viber itself gives up after about an hour. */
const MOST_ATTEMPTS = 20;

/** Milliseconds between two attempts. */
const LONGEST_PAUSE = 500;

/** Brings callbacks to the bot, signed, and again with the same token until the bot answers 200. */
export class Callbacks {
  readonly #key: string;
  readonly #addresses = new Map<string, string>();
  /** Beyond what a JavaScript number can hold, so that a bot which reads it as one takes two messages for one. */
  #lastToken = 5_741_311_803_571_721_087n;
  #last: string | undefined;
  #url: string | undefined;
  #stopped = false;
  #noteWebhook = () => {};
  /** Resolves when the bot has a webhook that works. */
  readonly webhookSet = new Promise<void>((resolve) => {
    this.#noteWebhook = resolve;
  });

  constructor(key: string) {
    this.#key = key;
  }

  reach(publicUrl: string, address: string): void {
    this.#addresses.set(publicUrl, address);
  }

  addressOf(publicUrl: string): string {
    return this.#addresses.get(publicUrl) ?? publicUrl;
  }

  /** A new address counts when it answers to a test. */
  async setUrl(url: string): Promise<boolean> {
    const works = (await this.#post(url, this.#bodyOf({ event: 'webhook' })))?.status === 200;
    if (works) {
      this.#url = url;
      this.#noteWebhook();
    }
    return works;
  }

  nextToken(): bigint {
    this.#lastToken += 1n;
    return this.#lastToken;
  }

  /** Resolves with the body of the bot's answer. */
  bring(content: Record<string, unknown>): Promise<string> {
    this.#last = this.#bodyOf(content);
    return this.#bringUntilAccepted(this.#last);
  }

  /** The last callback once more, as after a lost answer. */
  bringAgain(): Promise<string> {
    if (this.#last === undefined) throw new Error('nothing was brought yet');
    return this.#bringUntilAccepted(this.#last);
  }

  stop(): void {
    this.#stopped = true;
  }

  sign(body: string): string {
    return createHmac('sha256', this.#key).update(body).digest('hex');
  }

  #bodyOf(content: Record<string, unknown>): string {
    const common = {
      // As late as any clock of a test: a callback that is old is not believed.
      timestamp: 4_102_444_800_000,
      chat_hostname: 'SN-CHAT-01_',
      message_token: this.nextToken(),
    };
    return stringify({ ...common, ...content }) ?? '';
  }

  async #bringUntilAccepted(body: string): Promise<string> {
    const url = this.#url;
    if (url === undefined) throw new Error('the bot has set no webhook');
    for (let attempt = 0; attempt < MOST_ATTEMPTS && !this.#stopped; attempt += 1) {
      const answer = await this.#post(url, body);
      if (answer?.status === 200) return answer.text;
      await setTimeout(Math.min(5 * 2 ** attempt, LONGEST_PAUSE));
    }
    throw new Error('the bot refused a callback again and again');
  }

  async #post(url: string, body: string): Promise<{ status: number; text: string } | undefined> {
    const { origin, pathname } = new URL(url);
    try {
      const response = await fetch(`${this.addressOf(origin)}${pathname}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-viber-content-signature': this.sign(body) },
        body,
      });
      return { status: response.status, text: await response.text() };
    } catch {
      // Nobody answers there now; perhaps the bot starts again.
      return undefined;
    }
  }
}
