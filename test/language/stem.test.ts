import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { fold, type Stemmer, stemAlbanian, stemSerbian } from '../../src/language/index.ts';

const STEMMERS: Record<string, Stemmer> = { sq: stemAlbanian, sr: stemSerbian };

describe.each(Object.entries(STEMMERS))('the stemmer for %s', (language, stem) => {
  const lines = readFileSync(`test/language/stems.${language}.txt`, 'utf8').split('\n');
  const words = lines.filter((line) => line && !line.startsWith('#')).map((line) => line.split(' '));
  const stemsOf = (forms: readonly string[]) => [...new Set(forms.map((form) => stem(fold(form))))];

  test.each(words)('gives the forms of "%s" one stem', (...forms) => {
    expect(stemsOf(forms)).toHaveLength(1);
  });

  test('gives no two words the same stem', () => {
    const owners = new Map<string, string>();
    for (const [word = '', ...forms] of words) {
      for (const one of stemsOf([word, ...forms])) {
        expect([one, owners.get(one) ?? word]).toEqual([one, word]);
        owners.set(one, word);
      }
    }
  });

  test('leaves at least three letters of a word that has them', () => {
    for (const form of words.flat().map(fold))
      expect(stem(form).length).toBeGreaterThanOrEqual(Math.min(3, form.length));
  });
});
