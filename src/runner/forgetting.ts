import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from './ports.ts';

/** Milliseconds. */
const HOUR = 60 * 60 * 1000;

/** Does what is due at a moment: as a rule, forgets the part of what is kept that is too old. */
export type Expire = (now: number) => Promise<void>;

/** Forgets what has been kept long enough, at once and then every hour. What fails is logged and comes round again. */
export class Forgetting {
  readonly #clock: Clock;
  readonly #log: FastifyBaseLogger;
  readonly #expire: readonly Expire[];
  #cancel = () => {};

  constructor(parts: { clock: Clock; log: FastifyBaseLogger; expire: readonly Expire[] }) {
    this.#clock = parts.clock;
    this.#log = parts.log;
    this.#expire = parts.expire;
  }

  async start(): Promise<void> {
    this.#cancel = this.#clock.after(HOUR, () => void this.start());
    for (const expire of this.#expire) {
      try {
        await expire(this.#clock.now());
      } catch (error) {
        this.#log.error({ err: error }, 'something was not forgotten in time');
      }
    }
  }

  stop(): void {
    this.#cancel();
  }
}
