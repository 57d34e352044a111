import { describe, expect, test } from '@jest/globals';
import { type RetryOptions, retry } from '../../src/channels/index.ts';
import { hastyClock } from './parts.ts';

function patience(more: Partial<RetryOptions> = {}) {
  const clock = hastyClock();
  const { signal } = new AbortController();
  return { pauses: clock.pauses, options: { clock, signal, onFailure: () => undefined, ...more } };
}

describe('trying again', () => {
  test('pauses longer each time, up to half a minute, until it works', async () => {
    const { pauses, options } = patience();
    let tries = 0;
    await retry(async () => {
      tries += 1;
      return tries === 8;
    }, options);
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  test('waits as long as it was asked to', async () => {
    const { pauses, options } = patience({ onFailure: () => 120 });
    const answers = [Promise.reject(new Error('not now')), Promise.resolve(true)];
    await retry(() => answers.shift() ?? Promise.resolve(true), options);
    expect(pauses).toEqual([120_000]);
  });

  test('ends at once when it is told to stop', async () => {
    const stop = new AbortController();
    const cancelled: number[] = [];
    const clock = {
      now: () => 0,
      after(milliseconds: number) {
        setImmediate(() => stop.abort());
        return () => cancelled.push(milliseconds);
      },
    };
    await retry(async () => false, patience({ clock, signal: stop.signal }).options);
    expect(cancelled).toEqual([1_000]);
  });
});
