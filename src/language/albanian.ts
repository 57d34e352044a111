import { stemmer } from './stem.ts';

/**
 * A light stemmer for Albanian, standard and Gheg, over folded words (no ë, ç or double letters). The endings follow
 * the paradigms in Newmark, Hubbard, Prifti: "Standard Albanian" (Stanford 1982), chapters 2 and 5, and for the Gheg
 * participles and passives (`punu`, `refuzun`, `martum`) Camaj: "Albanian Grammar" (Wiesbaden 1984). Words it was tried
 * on are in test/language/stems.sq.txt.
 */
export const stemAlbanian = stemmer({
  sounds: [],
  endings: `
    a e i o u
    at et it ut an en in un es is ave eve ive uve ash esh ish
    ja je jen jes jet jat jave jeve ia ie ise ine ite ive isve ive
    iri irin irit ij ijte ijve ijt
    oj on ojn ojne ojm ojme oni osh ojsh ova ove oi
    uam uan uat uar uara uari uarit uare ua ue uem uen uet ume um ur ura uri urit ure uram uran urat
    oja oje ont onte onim onin onit ojsha ohet ohem ohen ohesh ohemi oheni ohej oheshe ohesha oheshin
    ej ejn ejne ejm ejme eni eva eu yer yera ye yem yet
    ehet ehem ehen ehesh ehemi eheni ehej
    im imi imin imit imet imeve
    ues uesi uesit uesin uese uesja ueset uesve
    iti isi itur item iten itet isin itni ita
    shem shme
  `,
  finals: [
    [/(?<=...)j$/, ''],
    [/([^aeiouy])er$/, '$1r'],
  ],
});
