import { notProse } from './prose.ts';

/**
 * Serbian Latin to Cyrillic and back. Every Cyrillic letter is one Latin letter except three, which are two: lj, nj, dž.
 */
const LETTERS = new Map(
  Object.entries({
    a: 'а', b: 'б', c: 'ц', č: 'ч', ć: 'ћ', d: 'д', đ: 'ђ', e: 'е', f: 'ф', g: 'г', h: 'х', i: 'и', j: 'ј',
    k: 'к', l: 'л', m: 'м', n: 'н', o: 'о', p: 'п', r: 'р', s: 'с', š: 'ш', t: 'т', u: 'у', v: 'в', z: 'з',
    ž: 'ж', lj: 'љ', nj: 'њ', dž: 'џ',
  }).flatMap(([latin, cyrillic]) => [
    [latin, cyrillic],
    [capitalised(latin), cyrillic.toUpperCase()],
    [latin.toUpperCase(), cyrillic.toUpperCase()],
  ]),
); // biome-ignore format: a table is read row by row

/**
 * Where two letters meet that only look like one: a prefix that ends in d or n before a root that begins with ž
 * or j, and a few borrowed words. The roots were compared with the exceptions that turanjanin/serbian-transliterator
 * (src/Data.php) has from the browser extension Ćirilizator.
 */
const SEAMS = {
  in: ['jaric', 'jekc', 'jekt', 'jicir', 'jurij'],
  kon: ['jekt', 'jug', 'junk'],
  an: ['jon'],
  ken: ['jon'],
  tan: ['jug'],
  van: ['jezič'],
  nad: ['žanj', 'ždre', 'žel', 'žeo', 'žet', 'žinj', 'živ', 'žnj', 'žre', 'žup'],
  od: ['žal', 'žari', 'žel', 'žive', 'živi', 'življ', 'žubor', 'žva'],
  pod: ['žanr', 'že', 'žig', 'žil', 'žiž', 'žnje', 'župan'],
  pred: ['želu', 'živo'],
};
const SEAM = new RegExp(
  `^(?:ne)?(?:${Object.entries(SEAMS)
    .map(([prefix, roots]) => `${prefix}(?=${roots.join('|')})`)
    .join('|')})`,
  'i',
);

/** The German word in brackets and bold that explains ours: (**Ausbildung**). */
const EXPLANATION = /(?<=\(\*\*)[^*čćšžđ]+(?=\*\*\))/u.source;

const WORD = /[\p{L}\p{M}\d]+/u.source;

/** A letter that Serbian does not write: the word is a foreign one. */
const FOREIGN_LETTER = /[^abcčćdđefghijklmnoprsštuvzž\d]/i;
/** B1, MA35, 19c. */
const CODE = /^\p{Lu}{1,4}\d+\p{L}?$|^\d+\p{L}$/u;
const ROMAN_NUMERAL = /^[IVX]{2,}$/;
/** A letter alone is a name (visa D, group B), unless it is one of the words that have one letter. */
const LETTER_ALONE = /^[B-HJLMNPRTVZ]$/;

export type Transliteration = (text: string) => string;

/**
 * Makes the way from Serbian Latin to Cyrillic that leaves alone what must stay: addresses, placeholders, contacts,
 * link targets, code, Roman numerals, codes, words with foreign letters, and the given words and names (written
 * exactly so; endings after a hyphen follow the script: `IOM-a` becomes `IOM-а`).
 */
export function cyrillicKeeping(latinWords: Iterable<string>): Transliteration {
  const names = [...latinWords].sort((a, b) => b.length - a.length).map(escapeRegExp);
  const kept = [notProse, EXPLANATION];
  if (names.length > 0) kept.push(`(?<![\\p{L}\\d])(?:${names.join('|')})(?![\\p{L}\\d])`);
  const pieces = new RegExp(`(${kept.join('|')})|${WORD}`, 'gu');
  return (text) =>
    text.replace(pieces, (piece, isKept: string | undefined) =>
      isKept !== undefined || staysLatin(piece) ? piece : wordToCyrillic(piece),
    );
}

/** Serbian Latin to Cyrillic where no list of foreign words is at hand. */
export const toCyrillic: Transliteration = cyrillicKeeping([]);

function staysLatin(word: string): boolean {
  return FOREIGN_LETTER.test(word) || CODE.test(word) || ROMAN_NUMERAL.test(word) || LETTER_ALONE.test(word);
}

function wordToCyrillic(word: string): string {
  const prefix = SEAM.exec(word)?.[0] ?? '';
  return lettersToCyrillic(prefix) + lettersToCyrillic(word.slice(prefix.length));
}

function lettersToCyrillic(letters: string): string {
  return letters.replace(/[LN][Jj]|[ln]j|D[Žž]|dž|./gu, (letter) => LETTERS.get(letter) ?? letter);
}

const LATIN = new Map([...LETTERS].map(([latin, cyrillic]) => [cyrillic, latin]));

/** Serbian Cyrillic to Latin. Capitals follow their neighbours: Његош is Njegoš, ЊЕГОШ is NJEGOŠ. */
export function toLatin(text: string): string {
  return text.replace(/\p{Script=Cyrillic}/gu, (letter, at: number) => {
    const latin = LATIN.get(letter) ?? letter;
    if (latin.length === 1 || latin === latin.toLowerCase()) return latin;
    const allCapitals = isUpper(text[at + 1]) || (!isLower(text[at + 1]) && isUpper(text[at - 1]));
    return allCapitals ? latin : capitalised(latin.toLowerCase());
  });
}

function isUpper(letter: string | undefined): boolean {
  return letter !== undefined && /\p{Lu}/u.test(letter);
}

function isLower(letter: string | undefined): boolean {
  return letter !== undefined && /\p{Ll}/u.test(letter);
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
