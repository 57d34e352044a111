/** Serbian and Macedonian Cyrillic as people type it on a Latin keyboard, without diacritics. */
const CYRILLIC: Record<string, string> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', ђ: 'dj', е: 'e', ж: 'z', з: 'z', и: 'i', ј: 'j', к: 'k', л: 'l',
  љ: 'lj', м: 'm', н: 'n', њ: 'nj', о: 'o', п: 'p', р: 'r', с: 's', т: 't', ћ: 'c', у: 'u', ф: 'f', х: 'h',
  ц: 'c', ч: 'c', џ: 'dz', ш: 's', ѓ: 'dj', ѕ: 'dz', ќ: 'c', й: 'j', ы: 'i', э: 'e', ъ: '', ь: '',
  щ: 'sc', ю: 'ju', я: 'ja', ё: 'e', і: 'i', ѐ: 'e', ѝ: 'i',
}; // biome-ignore format: a table is read row by row

/** Letters that Unicode does not take apart into a plain letter and a mark. */
const SINGLE: Record<string, string> = { đ: 'dj', ð: 'dj', ß: 's', ł: 'l', ø: 'o', æ: 'ae', œ: 'oe', ı: 'i' };

const FOLDED = new Map([...Object.entries(CYRILLIC), ...Object.entries(SINGLE)]);

/**
 * Brings a text to the one form in which the same words look the same however they were typed: Latin letters in
 * lower case, no diacritics, one straight apostrophe, and every run of the same letter written once (`pushtetttt`,
 * `rrah` and `rah` are one). Folding twice changes nothing.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^ -~]/gu, (letter) => FOLDED.get(letter) ?? letter)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[‘’ʼ`´′ʹ]/g, "'")
    .replace(/(\p{L})\1+/gu, '$1');
}
