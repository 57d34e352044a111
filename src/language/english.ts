import PorterStemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';
import { remembering } from './remember.ts';
import type { Stemmer } from './stem.ts';

/** Porter's stemmer for English words in lower case. */
export const stemEnglish: Stemmer = remembering((foldedWord) => PorterStemmer.stem(foldedWord));
