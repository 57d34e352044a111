import { expect, test } from '@jest/globals';
import { createRegular } from '../../src/runner/index.ts';
import { manualClock } from '../support/clock.ts';
import { testLog } from '../support/log.ts';

const HOUR = 60 * 60 * 1000;

test('what is due is done at once and every hour, also after something else failed', async () => {
  const clock = manualClock();
  const begun = clock.now();
  const { log, lines } = testLog();
  const done: number[] = [];
  let tell = () => {};
  const next = () =>
    new Promise<void>((resolve) => {
      tell = resolve;
    });
  const hourly = createRegular({
    clock,
    log,
    every: HOUR,
    due: [
      () => Promise.reject(new Error('not now')),
      async (now) => {
        done.push(now - begun);
        tell();
      },
    ],
  });
  const first = next();
  hourly.wake();
  await first;
  const second = next();
  clock.advance(HOUR);
  await second;
  await hourly.stop();
  clock.advance(HOUR);
  expect(done).toEqual([0, HOUR]);
  expect(lines.join()).toContain('was not done');
});
