export { stemAlbanian } from './albanian.ts';
export { cyrillicKeeping, type Transliteration, toCyrillic, toLatin } from './cyrillic.ts';
export { stemEnglish } from './english.ts';
export { fold } from './fold.ts';
export { countGrams, type GramCounts, type Identifier, identifier } from './identify.ts';
export { proseOf } from './prose.ts';
export { type Script, scriptOf } from './script.ts';
export { stemSerbian } from './serbian.ts';
export { isNumber, tokensOf } from './tokens.ts';
