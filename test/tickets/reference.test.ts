import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeReference, parseReference } from '../../src/tickets/index.ts';

const references = fc
  .tuple(fc.stringMatching(/^[A-Z]{2,4}$/), fc.string())
  .map(([centre, seed]) => makeReference(centre, seed));

describe('a reference', () => {
  test('has centre, seven characters and a check character, all of which can be dictated', () => {
    fc.assert(
      fc.property(references, (reference) => {
        expect(reference).toMatch(/^[A-Z]{2,4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
      }),
    );
  });

  test('is the same for the same seed and another for another', () => {
    expect(makeReference('PR', 'telegram:1')).toBe(makeReference('PR', 'telegram:1'));
    expect(makeReference('PR', 'telegram:1')).not.toBe(makeReference('PR', 'telegram:2'));
    expect(makeReference('PR', 'telegram:1').slice(3)).not.toBe(makeReference('PZ', 'telegram:1').slice(3));
  });

  test('is read back', () => {
    fc.assert(fc.property(references, (reference) => expect(parseReference(reference)).toBe(reference)));
  });

  test('is understood as people write it', () => {
    fc.assert(
      fc.property(references, fc.constantFrom('', ' ', '-', ' - ', '.', '–'), (reference, between) => {
        const [centre, ...number] = reference.split('-');
        const written = number.join(between).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
        expect(parseReference(` ${centre?.toLowerCase()}${between}${written}\n`)).toBe(reference);
      }),
    );
  });

  test('with one wrong character is refused', () => {
    fc.assert(
      fc.property(
        references,
        fc.nat(7),
        fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
        (reference, place, sign) => {
          const [centre = '', ...number] = reference.split('-');
          const signs = [...number.join('')];
          fc.pre(signs[place] !== sign);
          signs[place] = sign;
          expect(parseReference(centre + signs.join(''))).toBeUndefined();
        },
      ),
    );
  });

  test('with two neighbours swapped is refused', () => {
    fc.assert(
      fc.property(references, fc.nat(6), (reference, place) => {
        const [centre = '', ...number] = reference.split('-');
        const signs = [...number.join('')];
        const [one = '', other = ''] = signs.slice(place, place + 2);
        fc.pre(one !== other);
        signs.splice(place, 2, other, one);
        expect(parseReference(centre + signs.join(''))).toBeUndefined();
      }),
    );
  });

  test.each(['', 'PR', 'PR-7K4M', '12345678', 'PRISHTINA-7K4M-29XC', 'Ç', 'PR-7K4M-29X!', '7K4M29XCPR'])(
    '%j is none',
    (text) => expect(parseReference(text)).toBeUndefined(),
  );

  test('is looked for in any text without ever failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void parseReference(text)),
    );
  });
});
