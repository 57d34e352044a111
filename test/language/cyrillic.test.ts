import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cyrillicKeeping, toCyrillic, toLatin } from '../../src/language/index.ts';

describe('Serbian in Cyrillic', () => {
  test.each([
    ['Ljubazni đak čuva džep i njušku šećera', 'Љубазни ђак чува џеп и њушку шећера'],
    ['NJEGOŠ, Njegoš, LJUBAV, Ljubav, DŽEP, Džep', 'ЊЕГОШ, Његош, ЉУБАВ, Љубав, ЏЕП, Џеп'],
    ['injekcija, konjunktura, konjugacija, Tanjug', 'инјекција, конјунктура, конјугација, Танјуг'],
    [
      'nadživeti, odžaliti, podžupan, nadžeti, predželudac',
      'надживети, оджалити, поджупан, наджети, преджелудац',
    ],
    ['INJEKCIJA, Nadživeo, nenadživljen', 'ИНЈЕКЦИЈА, Надживео, ненадживљен'],
    ['odžak, budžet, konj, panj, vanjski', 'оџак, буџет, коњ, пањ, вањски'],
    ['EU, MUP, PDV', 'ЕУ, МУП, ПДВ'],
  ])('%s', (latin, cyrillic) => {
    expect(toCyrillic(latin)).toBe(cyrillic);
    expect(toLatin(cyrillic)).toBe(latin);
  });

  test.each([
    ['viza D i nivo B1, II stepen', 'виза D и ниво B1, II степен'],
    ['I onda, u EU', 'И онда, у ЕУ'],
    ['stručno obrazovanje (**Ausbildung**)', 'стручно образовање (**Ausbildung**)'],
    ['**Ausländerbehörde** (služba za strance)', '**Ausländerbehörde** (служба за странце)'],
    ['[strana](https://nsz.gov.rs/njega)', '[страна](https://nsz.gov.rs/njega)'],
    ['pišite na ura@bamf.de ili na nsz.gov.rs/nj', 'пишите на ura@bamf.de или на nsz.gov.rs/nj'],
    [
      'do {{date}}, pozovite [[police]], pošaljite `KOD-nj`',
      'до {{date}}, позовите [[police]], пошаљите `KOD-nj`',
    ],
    ['d.o.o. i npr. 1.500 €', 'д.о.о. и нпр. 1.500 €'],
  ])('leaves alone what is no Serbian word: %s', (latin, cyrillic) => {
    expect(toCyrillic(latin)).toBe(cyrillic);
  });

  test('leaves alone the words and names that it is given, but not their endings', () => {
    const keeping = cyrillicKeeping(['IOM', 'ETIAS', 'Make it in Germany', 'Make']);
    expect(keeping('IOM-a, ETIAS i Make it in Germany; IOMA')).toBe(
      'IOM-а, ETIAS и Make it in Germany; ИОМА',
    );
  });
});

describe('back from Cyrillic', () => {
  const LETTERS = 'abcčćdđefghijklmnoprsštuvzž';
  const lower = fc
    .array(fc.constantFrom(...LETTERS, 'lj', 'nj', 'dž'), { minLength: 2 })
    .map((all) => all.join(''));
  const word = fc
    .oneof(
      lower,
      lower.map((text) => text.toUpperCase()),
      lower.map((text) => text.charAt(0).toUpperCase() + text.slice(1)),
    )
    // One Cyrillic capital alone has no neighbour that says whether it was LJ or Lj.
    .filter((one) => !['LJ', 'NJ', 'DŽ'].includes(one));
  const text = fc.array(word).map((words) => words.join(' '));

  test('every Serbian text is read as it was written', () => {
    fc.assert(fc.property(text, (latin) => toLatin(toCyrillic(latin)) === latin));
  });

  test('no text of any kind loses or gains anything but letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (any) => {
        const bare = (one: string) => one.replace(/\p{L}/gu, '');
        expect(bare(toCyrillic(any))).toBe(bare(any));
      }),
    );
  });

  test('what is protected never changes, whatever stands around it', () => {
    const protectedText = fc.constantFrom(
      'https://a.rs/nj',
      '{{name}}',
      '[[police]]',
      '`nj`',
      'ura@bamf.de',
      'B1',
      'XIV',
    );
    fc.assert(
      fc.property(text, protectedText, text, (before, kept, after) => {
        expect(toCyrillic(`${before} ${kept} ${after}`)).toBe(
          `${toCyrillic(before)} ${kept} ${toCyrillic(after)}`,
        );
      }),
    );
  });

  test('a long hostile text does not hang', () => {
    const started = performance.now();
    for (const piece of ['[[', '](', '{{', '`', '(**a', 'a.', 'a@a.', 'https://', 'nj'])
      toCyrillic(piece.repeat(5000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
