import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { factsOf } from '../../src/content/facts.ts';
import { ALL_LANGUAGES, LANGUAGES, type Language } from '../../src/message.ts';

describe('the facts of a text', () => {
  test.each([
    { sq: 'deri në 1.500 €', sr: 'do 1.500 €', en: 'up to 1,500 €', facts: ['1500'] },
    {
      sq: '37,50 € ose 12.345,6',
      sr: '37,50 € ili 12.345,6',
      en: '37.50 € or 12,345.6',
      facts: ['12345.6', '37.5'],
    },
    { sq: 'më 24.11.2026', sr: '24.11.2026.', en: '24.11.2026', facts: ['2026-11-24'] },
    {
      sq: 'më 24 nëntor 2026',
      sr: 'od 24. novembra 2026.',
      en: 'on 24 November 2026',
      facts: ['2026-11-24'],
    },
    { sq: 'nga 1 korriku 2026', sr: 'od 1. jula 2026.', en: 'from 1 July 2026', facts: ['2026-07-01'] },
    { sq: 'deri më 31 dhjetor', sr: 'do 31. decembra', en: 'by 31 December', facts: ['*-12-31'] },
    { sq: 'që nga marsi 2026', sr: 'od marta 2026. godine', en: 'since March 2026', facts: ['2026-03-*'] },
    { sq: 'nga ora 8:00 deri në 16:30', sr: 'od 8 do 16:30 časova', en: '8:00-16:30', facts: ['16:30', '8'] },
    { sq: 'niveli B1, § 19c', sr: 'nivo B1, § 19c', en: 'level B1, § 19c', facts: ['19c', 'B1'] },
    { sq: 'thirrni [[police]]', sr: 'pozovite [[police]]', en: 'call [[police]]', facts: ['[[police]]'] },
    {
      sq: '[faqja](https://prishtina.diplo.de/xk-sq/viza)',
      sr: '[strana](https://prishtina.diplo.de/xk-sr/viza)',
      en: '[the page](https://prishtina.diplo.de/xk-en/viza)',
      facts: ['https://prishtina.diplo.de/*/viza'],
    },
    { sq: '1. Shkoni te 2 zyra', sr: '1. Idite u 2 kancelarije', en: '- Go to 2 offices', facts: ['2'] },
  ])('are the same in three languages: $en', ({ facts, ...texts }) => {
    for (const language of LANGUAGES) expect(factsOf(language, texts[language]).sort()).toEqual(facts);
  });

  test('tell a month from a word that looks like one', () => {
    expect(factsOf('en', '14 may join')).toEqual(['14']);
    expect(factsOf('sr', '2 majstora')).toEqual(['2']);
  });

  test('are found for any whole number, however long', () => {
    const thousands: Record<Language, string> = { sq: '.', sr: '.', en: ',', tr: '.' };
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...ALL_LANGUAGES), (number, language) => {
        const grouped = String(number).replace(/\B(?=(\d{3})+$)/g, thousands[language]);
        expect(factsOf(language, `(${grouped} €)`)).toEqual([String(number)]);
        expect(factsOf(language, `(${number} €)`)).toEqual([String(number)]);
      }),
    );
  });
});
