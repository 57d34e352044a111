import { expect, test } from '@jest/globals';
import { nearest } from '../../src/content/near.ts';

test.each([
  ['consulat', ['consulate', 'console', 'police'], 'consulate'],
  ['lenght', ['width', 'length'], 'length'],
  ['polcie', ['police', 'office'], 'police'],
  ['ue', ['us', 'eu'], 'us'],
  ['xyz', ['police', 'embassy'], undefined],
  ['', ['a-b'], undefined],
])('of %j in %j is %j', (word, known, expected) => {
  expect(nearest(word, known)).toBe(expected);
});
