import PorterStemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';

/** Porter's stemmer for English words in lower case. */
export function stemEnglish(foldedWord: string): string {
  return PorterStemmer.stem(foldedWord);
}
