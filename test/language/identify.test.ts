import { expect, test } from '@jest/globals';
import { fold, identifier, learnLanguages, likeliest } from '../../src/language/index.ts';

const samples = {
  sq: ['si mund te marr vize pune per gjermani', 'kam nje pyetje per pasaporten', 'a duhet me pagu diqka'],
  sr: [
    'kako da dobijem radnu vizu za nemacku',
    'imam pitanje u vezi pasosa',
    'da li treba nesto da se plati',
  ],
  en: [
    'how can i get a work visa for germany',
    'i have a question about my passport',
    'do i have to pay something',
  ],
};
const identify = identifier(learnLanguages(samples));

test.each([
  ['sq', 'kam nje vize'],
  ['sr', 'treba li mi viza da platim'],
  ['en', 'do i have the visa'],
])('finds %s in "%s"', (language, text) => {
  expect(likeliest(identify(fold(text)))).toBe(language);
});

test('says nothing where nothing speaks for a language', () => {
  expect(identify('112 ?')).toMatchObject({ sq: 0, sr: 0, en: 0 });
});
