import { setTimeout } from 'node:timers/promises';
import { Refusal } from './faults.ts';
import type { PayloadOf } from './requests.ts';

export type Update = { update_id: number } & Record<string, unknown>;

type Pending = { update: Update; chat: number; done: () => void; failed: (error: Error) => void };

/** A webhook that answers with an error so often is given up, for the sake of the tests. */
const MOST_ATTEMPTS = 20;

/** Milliseconds between two attempts. Telegram's own are longer. */
const LONGEST_PAUSE = 500;

/**
 * The updates that the bot has not confirmed: fetched by polling, or brought to the webhook, each chat in order, and brought
 * again until the bot accepts them.
 */
export class Updates {
  #pending: Pending[] = [];
  #allowed: string[] | undefined;
  #webhook: PayloadOf<'setWebhook'> | undefined;
  #poll: { look: () => void; end: (answer: Update[] | Refusal) => void } | undefined;
  readonly #addresses = new Map<string, string>();
  readonly #busyChats = new Set<number>();

  get webhook(): PayloadOf<'setWebhook'> | undefined {
    return this.#webhook;
  }

  /** Resolves when the bot has confirmed it. A kind that the bot did not ask for never reaches it. */
  add(chat: number, update: Update): Promise<void> {
    const kinds = this.#allowed;
    if (kinds && !kinds.some((kind) => kind in update)) return Promise.resolve();
    return new Promise((done, failed) => {
      this.#pending.push({ update, chat, done, failed });
      this.#poll?.look();
      void this.#bring(chat);
    });
  }

  /** Where a public address leads on this machine. */
  reach(publicUrl: string, address: string): void {
    this.#addresses.set(publicUrl, address);
  }

  addressOf(publicUrl: string): string {
    return this.#addresses.get(publicUrl) ?? publicUrl;
  }

  setWebhook(settings: PayloadOf<'setWebhook'> | undefined): void {
    this.#webhook = settings;
    if (!settings) return;
    this.#allowed = settings.allowed_updates;
    this.#poll?.end(new Refusal(409, 'Conflict: terminated by setWebhook request'));
    for (const { chat } of this.#pending) void this.#bring(chat);
  }

  /** Waits for updates as a long poll does. `gone` resolves when the caller hangs up. */
  fetch(query: PayloadOf<'getUpdates'>, gone: Promise<void>): Promise<Update[]> {
    if (this.#webhook) {
      throw new Refusal(409, "Conflict: can't use getUpdates method while webhook is active");
    }
    const { offset = 0, limit = 100, timeout = 0 } = query;
    this.#allowed = query.allowed_updates ?? this.#allowed;
    this.#confirm((id) => id < offset);
    this.#poll?.end(new Refusal(409, 'Conflict: terminated by other getUpdates request'));
    return new Promise((resolve, reject) => {
      const timer = globalThis.setTimeout(() => end([]), timeout * 1_000);
      const end = (answer: Update[] | Refusal) => {
        clearTimeout(timer);
        if (this.#poll === poll) this.#poll = undefined;
        if (answer instanceof Refusal) reject(answer);
        else resolve(answer);
      };
      const look = () => {
        const updates = this.#pending.slice(0, limit).map(({ update }) => update);
        if (updates.length > 0) end(updates);
      };
      const poll = { look, end };
      this.#poll = poll;
      void gone.then(() => end([]));
      look();
    });
  }

  /** The poll that waits comes back empty, as it does after its time. */
  endPoll(): void {
    this.#poll?.end([]);
  }

  end(): void {
    this.endPoll();
    this.#webhook = undefined;
    this.#pending = [];
  }

  #confirm(isConfirmed: (id: number) => boolean): void {
    const confirmed = this.#pending.filter(({ update }) => isConfirmed(update.update_id));
    this.#pending = this.#pending.filter((one) => !confirmed.includes(one));
    for (const { done } of confirmed) done();
  }

  /** Brings a chat's updates to the webhook, one after the other. */
  async #bring(chat: number): Promise<void> {
    if (!this.#webhook || this.#busyChats.has(chat)) return;
    this.#busyChats.add(chat);
    for (let next = this.#nextOf(chat); next && this.#webhook; next = this.#nextOf(chat)) {
      const { update, failed } = next;
      const accepted = await this.#bringUntilAccepted(update);
      if (!accepted) failed(new Error(`the webhook refused update ${update.update_id} again and again`));
      this.#confirm((id) => id === update.update_id);
    }
    this.#busyChats.delete(chat);
  }

  #nextOf(chat: number): Pending | undefined {
    return this.#pending.find((one) => one.chat === chat);
  }

  async #bringUntilAccepted(update: Update): Promise<boolean> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS && this.#webhook; attempt += 1) {
      if (await this.#bringOnce(update, this.#webhook)) return true;
      await setTimeout(Math.min(5 * 2 ** attempt, LONGEST_PAUSE));
    }
    return false;
  }

  async #bringOnce(update: Update, { url, secret_token }: PayloadOf<'setWebhook'>): Promise<boolean> {
    const { origin, pathname } = new URL(url);
    try {
      const response = await fetch(`${this.addressOf(origin)}${pathname}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(secret_token !== undefined && { 'x-telegram-bot-api-secret-token': secret_token }),
        },
        body: JSON.stringify(update),
      });
      await response.arrayBuffer();
      return response.ok;
    } catch {
      // Nobody answers there now; perhaps the bot starts again.
      return false;
    }
  }
}
