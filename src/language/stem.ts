import { remembering } from './remember.ts';

/** A suffix stemmer as data. */
export type StemmerRules = {
  /** Changes of sound made before any ending is looked for, for example ijekavian to ekavian. */
  sounds: readonly SoundChange[];
  /** The longest that fits is taken off, again and again, as long as enough of the word is left. */
  endings: string;
  /** Changes of sound at the end of what is left, for example of consonants that alternate. */
  finals: readonly SoundChange[];
};

export type SoundChange = readonly [pattern: RegExp, replacement: string];

export type Stemmer = (foldedWord: string) => string;

/** What must be left of a word. */
const LEAVE = 3;

/** Letters. */
const BEGINNING = 5;

/**
 * Stems by the beginning of a word, for languages without a table of their own. In Turkish searches the first five letters do
 * as well as a stemmer (Can et al.: "Information Retrieval on Turkish Texts", JASIST 59, 2008).
 */
export const stemByBeginning: Stemmer = (word) => word.slice(0, BEGINNING);

/** Makes a stemmer out of its table. */
export function stemmer({ sounds, endings: list, finals }: StemmerRules): Stemmer {
  const endings = new Set(list.trim().split(/\s+/));
  const longest = Math.max(...[...endings].map((ending) => ending.length));
  return remembering((word) => {
    let stem = change(word, sounds);
    for (let shorter = withoutEnding(stem); shorter !== stem; shorter = withoutEnding(stem)) stem = shorter;
    return change(stem, finals);
  });

  function withoutEnding(word: string): string {
    for (let start = Math.max(LEAVE, word.length - longest); start < word.length; start++) {
      if (endings.has(word.slice(start))) return word.slice(0, start);
    }
    return word;
  }
}

function change(word: string, changes: readonly SoundChange[]): string {
  return changes.reduce((changed, [pattern, replacement]) => changed.replace(pattern, replacement), word);
}
