import { stemmer } from './stem.ts';

/**
 * A light stemmer for Serbian, and for Bosnian and Croatian spelling, over folded words (Latin letters without
 * diacritics). Endings after Stanojčić and Popović: "Gramatika srpskoga jezika" (Beograd 1992); the idea of a table of
 * endings without a dictionary after Kešelj and Šipka: "A Suffix Subsumption-Based Approach to Building Stemmers and
 * Lemmatizers for Highly Inflectional Languages with Sparse Resources" (INFOtheca 2008). Words it was tried on are in
 * test/language/stems.sr.txt.
 */
export const stemSerbian = stemmer({
  sounds: [
    // Ijekavian: dijete, mjesec, njemacka.
    [/^([bcdglmnprstvz]{1,3})ije(?=[^jm])/, '$1e'],
    [/([bcdfgmnprstvzl])je(?=..)/, '$1e'],
  ],
  endings: `
    a e i o u
    om em im ama ima og oga eg ega omu emu oj ih ju
    ovi evi ova eva ove eve ovu ovima evima ovom evom ovog
    ija iji ije iju ijom ijama ijem ijih ijim eta etu etom
    am as amo ate aju ah
    es emo ete eju is imo ite
    ao ala alo ali ale io ila ilo ili ile eo ela elo eli ele uo ula ulo uli ule
    an ana ano ani ane anje anja anju anjem en ena eno eni ene enje enja enju enjem
    at ati it iti eti uti
    uje ujem ujes ujemo ujete uju
    ovao ovala ovali ovan ovana ovano ovani ovanje ovanja ovati
    ivam ivas ivamo ivate ivaju ivao ivala ivali ivati ivan ivanje
    avam avas avamo avate avaju avao avala avali avati avan avanje
    nuti nuo nula nuli nem nes nemo nete
  `,
  // What alternates before an ending: radnik, radnici.
  finals: [[/c$/, 'k']],
});
