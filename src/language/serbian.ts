import { stemmer } from './stem.ts';

const words = (list: string) => list.trim().split(/\s+/);

/**
 * A light stemmer for Serbian, and for Bosnian and Croatian spelling, over folded words (Latin letters without
 * diacritics). Endings after Stanojčić and Popović: "Gramatika srpskoga jezika" (Beograd 1992); the idea of a table of
 * endings without a dictionary after Kešelj and Šipka: "A Suffix Subsumption-Based Approach to Building Stemmers and
 * Lemmatizers for Highly Inflectional Languages with Sparse Resources" (INFOtheca 2008). Examples, which are also its
 * tests, are in test/language/stems.sr.txt.
 */
export const stemSerbian = stemmer({
  sounds: [
    // Ijekavian: dijete, njemacka, mjesec, htjela.
    [/ije(?=[^j]..?)/, 'e'],
    [/([bcdfgmnprstvzl])je(?=..)/, '$1e'],
  ],
  groups: [
    {
      leave: 3,
      endings: words(`
        a e i o u
        om em im ama ima ma og oga eg ega omu emu oj ih oj ju
        ovi evi ova eva ove eve ovu ovima evima ovom evom ovog
        ija iji ije iju ijom ijama ijem ijih ijim
        ca ce ci cu cem com cima cama
        ka ke ki ku kom kama kog koj kih kim
        na ne ni nu no nom nog noj nih nim
        ska ske ski sku sko skom skog skoj skih skim
        cka cke cki cku cko ckom ckog ckoj ckih ckim
        nja nje nji nju njem njom njima
        st sti stima scu
      `),
    },
    {
      leave: 3,
      endings: words(`
        ti ci
        am as amo ate aju ah
        es emo ete eju
        is imo ite
        ao ala alo ali ale al
        io ila ilo ili ile il
        eo ela elo eli ele
        uo ula ulo uli ule
        an ana ano ani ane anje anja anju
        en ena eno eni ene enje enja enju
        at ata ato ati ate it ita ito iti ite
        uje ujem ujes ujemo ujete uju ujuci
        ova ovao ovala ovali ovan ovana ovano ovanje ovati
        iva ivam ivas ivamo ivate ivaju ivao ivala ivali ivati ivan ivanje
        ava avam avas avamo avate avaju avao avala avali avati avan avanje
        nut nuti nuo nula nuli nem nes nemo nete nu
        ost osti a e i o u
      `),
    },
  ],
  // What alternates before an ending: radnik, radnici, radnice.
  finals: [[/c$/, 'k']],
});
