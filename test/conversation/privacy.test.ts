import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { withoutPersonalData } from '../../src/conversation/privacy.ts';

describe('a question that is kept for the editors', () => {
  test.each([
    ['quhem Arta Berisha dhe dua vizë', 'quhem … dhe dua vizë'],
    ['quhem arta berisha dhe dua vize', 'quhem … dhe dua vize'],
    ['zovem se Marko i treba mi termin', 'zovem se … treba mi termin'],
    ['Зовем се Марко Марковић, где је амбасада', 'Зовем се … где је амбасада'],
    ['my name is Arta, call +383 44 123 456', 'my name is … …'],
    ['shkruani te arta@example.org ose @arta_1', 'shkruani te … ose …'],
    ['shih https://example.org/profile/arta', 'shih …'],
    ['numri i pasaportës 0123456789', 'numri i pasaportës …'],
  ])('%j loses who wrote it', (text, kept) => {
    expect(withoutPersonalData(text)).toBe(kept);
  });

  test('keeps the question: years, amounts and the rule of 90 days in 180', () => {
    const text = 'Kam paguar 2.800 euro në 2024, a vlen 90/180?';
    expect(withoutPersonalData(text)).toBe(text);
  });

  test('nothing with seven digits in a row, or with an address, gets through', () => {
    fc.assert(
      fc.property(fc.string(), fc.stringMatching(/^\d{7,15}$/), (words, number) => {
        const kept = withoutPersonalData(`${words} ${number} mail@${'x'.repeat(3)}.org`);
        expect(kept).not.toContain(number);
        expect(kept).not.toMatch(/mail@/);
      }),
    );
  });
});
