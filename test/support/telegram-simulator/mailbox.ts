/** Things that arrive one after the other, to be awaited in order. */
export class Mailbox<T> {
  readonly #arrived: T[] = [];
  readonly #waiting: ((item: T) => void)[] = [];

  put(item: T): void {
    const taker = this.#waiting.shift();
    if (taker) taker(item);
    else this.#arrived.push(item);
  }

  /** The oldest that nobody has taken, as soon as there is one. */
  take(): Promise<T> {
    const item = this.#arrived.shift();
    return item === undefined ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve(item);
  }

  /** How many wait to be taken. */
  get size(): number {
    return this.#arrived.length;
  }
}
