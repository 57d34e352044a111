/** A suffix stemmer as data: the longest ending that leaves enough of the word is taken off, group after group. */
export type StemmerRules = {
  /** Changes of sound made before any ending is looked for, for example ijekavian to ekavian. */
  sounds: ReadonlyArray<readonly [pattern: RegExp, replacement: string]>;
  /** Each group is tried once, in order. */
  groups: ReadonlyArray<{ endings: readonly string[]; leave: number }>;
  /** Changes of sound at the end of what is left, for example of consonants that alternate. */
  finals: ReadonlyArray<readonly [pattern: RegExp, replacement: string]>;
};

export type Stemmer = (foldedWord: string) => string;

/** Makes a stemmer out of its table. */
export function stemmer(rules: StemmerRules): Stemmer {
  const groups = rules.groups.map(({ endings, leave }) => ({
    endings: new Set(endings),
    leave,
    longest: Math.max(...endings.map((ending) => ending.length)),
  }));
  return (word) => {
    let stem = replaceAll(word, rules.sounds);
    for (const { endings, leave, longest } of groups) {
      for (let start = Math.max(leave, stem.length - longest); start < stem.length; start++) {
        if (!endings.has(stem.slice(start))) continue;
        stem = stem.slice(0, start);
        break;
      }
    }
    return replaceAll(stem, rules.finals);
  };
}

function replaceAll(word: string, changes: StemmerRules['sounds']): string {
  return changes.reduce((changed, [pattern, replacement]) => changed.replace(pattern, replacement), word);
}
