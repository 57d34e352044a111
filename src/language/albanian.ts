import { stemmer } from './stem.ts';

const words = (list: string) => list.trim().split(/\s+/);

/**
 * A light stemmer for Albanian, standard and Gheg, over folded words (no ë, ç or double letters). The endings follow
 * the paradigms in Newmark, Hubbard, Prifti: "Standard Albanian" (Stanford 1982), chapters 2 and 5, and for the Gheg
 * participles and passives (`punu`, `refuzun`, `martum`) Camaj: "Albanian Grammar" (Wiesbaden 1984). Examples, which
 * are also its tests, are in test/language/stems.sq.txt.
 */
export const stemAlbanian = stemmer({
  sounds: [],
  groups: [
    {
      // Case, number and definiteness of nouns and adjectives.
      leave: 3,
      endings: words(`
        a e i u t s
        in un en es et at it ut ve sh ne se te
        ave eve ash esh ish ive uve
        ja je jen jes jet jat jve jave jeve
        ia ie ise ine ive iet iat
        ra re rat ret rave reve ri rit rin
        nj njt njve nje njet
        ve vet vete
      `),
    },
    {
      // Person, tense, voice and participle of verbs; what nouns are made of verbs with.
      leave: 3,
      endings: words(`
        oj on ojn ojne ojm ojme oni osh o ojsh
        ova ove oi oj uam uan uat uar ua ue uem uen uet ume um un u ur
        oja oje ont onte onim onin onit ojsha
        ohet ohem ohen ohesh ohemi oheni ohej oheshe ohesha oheshin ohu
        uara uari uarit uare ura uri urit ure uram uran urat
        ej en ejn ejne ejm ejme eni esh eva eve eu yer ye yem yen yet yeme
        ehet ehem ehen ehesh ehemi eheni ehej
        het hem hen hesh hemi heni hej heshe hesha
        im ime imi imin imit imet imeve ims
        ues uesi uesit uesin uese uesja ueset uesve uesh
        it is iti isi itur item iten itet isin isni itni ita
        shem shme shmi shmit shmen shm
      `),
    },
  ],
  finals: [
    [/j$/, ''],
    [/gj$/, 'g'],
  ],
});
