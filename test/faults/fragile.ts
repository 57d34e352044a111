/** What goes wrong at a call of a port: the whole process dies, or only this call fails; before it does its work, or after. */
export type Mishap = 'dies-before' | 'dies-after' | 'fails-before' | 'fails-after';

/** Decides what goes wrong, and when. The calls of all ports are counted together. */
export class Fate {
  #calls = 0;
  #mishaps: ReadonlyMap<number, Mishap>;
  readonly #pauses: readonly number[];

  constructor(mishaps: ReadonlyMap<number, Mishap>, pauses: readonly number[]) {
    this.#mishaps = mishaps;
    this.#pauses = pauses;
  }

  /** From now on everything goes well. */
  calm(): void {
    this.#mishaps = new Map();
  }

  /** The next call of a port: how long it takes to get through, and what goes wrong at a place in it. */
  next(): { pause: number; is(mishap: Mishap): boolean } {
    this.#calls += 1;
    const call = this.#calls;
    return {
      pause: this.#pauses[call % this.#pauses.length] ?? 0,
      is: (mishap) => this.#mishaps.get(call) === mishap,
    };
  }
}

/** One run of the program, until it is killed. */
export class Life {
  readonly over: Promise<'died'>;
  isOver = false;
  #end: (died: 'died') => void = () => {};

  constructor() {
    this.over = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  end(): void {
    this.isOver = true;
    this.#end('died');
  }
}

const NEVER = new Promise<never>(() => {});

/** The port, as a process sees it that may be killed at each of its calls: the dead do not hear an answer. */
export function fragile<Port extends object>(port: Port, life: Life, fate: Fate): Port {
  async function call(work: () => unknown): Promise<unknown> {
    if (life.isOver) return NEVER;
    const { pause, is } = fate.next();
    for (let ticks = 0; ticks < pause; ticks += 1) await new Promise(setImmediate);
    if (life.isOver) return NEVER;
    if (is('dies-before')) return die(life);
    if (is('fails-before')) throw new Error('the call was lost');
    const result = await work();
    if (life.isOver) return NEVER;
    if (is('dies-after')) return die(life);
    if (is('fails-after')) throw new Error('the answer was lost');
    return result;
  }
  return new Proxy(port, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function'
        ? (...args: unknown[]) => call(() => value.apply(target, args))
        : value;
    },
  });
}

function die(life: Life): Promise<never> {
  life.end();
  return NEVER;
}
