const SMALLEST = 1024;

/**
 * Numbers different whole numbers in the order in which they come: the first is 0, the next 1. There are hundreds of
 * thousands of hashes in a corpus, and a Map of so many takes several times as long.
 */
export class Numbering {
  #numbers = new Int32Array(SMALLEST);
  /** The place of a number in `#numbers`, plus one; 0 is free. Never more than half full. */
  #slots = new Int32Array(2 * SMALLEST);
  size = 0;

  /** The numbers in their order. */
  get numbers(): Int32Array {
    return this.#numbers.slice(0, this.size);
  }

  /** The place of a number; -1 when it was never added. */
  find(number: number): number {
    return (this.#slots[this.#slotOf(number | 0)] as number) - 1;
  }

  /** The place of a number, a new one when it comes for the first time. */
  add(number: number): number {
    const slot = this.#slotOf(number | 0);
    const found = this.#slots[slot] as number;
    if (found !== 0) return found - 1;
    if (this.size === this.#numbers.length) {
      this.#grow();
      return this.add(number);
    }
    this.#numbers[this.size] = number;
    this.#slots[slot] = ++this.size;
    return this.size - 1;
  }

  /** Where a number stands, or the free slot where it would. */
  #slotOf(number: number): number {
    const last = this.#slots.length - 1;
    let slot = Math.imul(number, 0x9e3779b1) >>> 8;
    for (slot &= last; ; slot = (slot + 1) & last) {
      const taken = this.#slots[slot] as number;
      if (taken === 0 || this.#numbers[taken - 1] === number) return slot;
    }
  }

  #grow(): void {
    const numbers = new Int32Array(2 * this.#numbers.length);
    numbers.set(this.#numbers);
    this.#numbers = numbers;
    this.#slots = new Int32Array(2 * numbers.length);
    for (let i = 0; i < this.size; i++) this.#slots[this.#slotOf(numbers[i] as number)] = i + 1;
  }
}
