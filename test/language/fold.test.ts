import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fold, scriptOf, toCyrillic, tokensOf } from '../../src/language/index.ts';

describe('folding', () => {
  test.each([
    ['Çfarë më DUHET?', 'cfare me duhet?'],
    ['Љубав и њихова џезва', 'ljubav i njihova dzezva'],
    ['đak', 'djak'],
    ['ndihmëëëë!!!', 'ndihme!!!'],
    ['rrah, rah', 'rah, rah'],
    ['n’Gjermani', "n'gjermani"],
    ['Straße', 'strase'],
    ['ＨＥＬＰ', 'help'],
  ])('turns "%s" into "%s"', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  test('makes the two scripts of Serbian one', () => {
    const serbian = fc.array(fc.constantFrom(...'abcčćdđefghijklmnoprsštuvzž '), { maxLength: 40 });
    fc.assert(
      fc.property(serbian, (letters) => {
        const text = letters.join('');
        expect(fold(toCyrillic(text))).toBe(fold(text));
      }),
    );
  });
});

test('words come apart at clitics, units and signs', () => {
  expect(tokensOf(fold("s'muj me shku n'Gjermani, 500€ a 90ditë? 👍"))).toEqual([
    's',
    'muj',
    'me',
    'shku',
    'n',
    'gjermani',
    '500',
    '€',
    'a',
    '90',
    'dite',
    '?',
    '👍',
  ]);
});

test('the script is the one that most letters have', () => {
  expect(scriptOf('Како да добијем Visum')).toBe('Cyrl');
  expect(scriptOf('Kako da dobijem визу')).toBe('Latn');
  expect(scriptOf('112 ?!')).toBeUndefined();
});
