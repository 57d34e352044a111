import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Numbering } from '../../src/language/index.ts';

test('numbers what is new in order and finds again what is known, however much there is', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { maxLength: 5000 }), (all) => {
      const numbering = new Numbering();
      const first = [...new Set(all)];
      expect(all.map((one) => numbering.add(one))).toEqual(all.map((one) => first.indexOf(one)));
      expect([...numbering.numbers]).toEqual(first);
      expect(first.map((one) => numbering.find(one))).toEqual(first.map((_, at) => at));
    }),
    { numRuns: 20 },
  );
});

test('does not find what was never added', () => {
  const numbering = new Numbering();
  for (let one = 0; one < 10_000; one++) numbering.add(one * 7919);
  expect(numbering.size).toBe(10_000);
  expect(numbering.find(1)).toBe(-1);
  expect(new Numbering().find(0)).toBe(-1);
});
