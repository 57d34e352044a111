import { identifier } from '../language/index.ts';
import type { Corpus } from './corpus.ts';
import { decider } from './decide.ts';
import { read, signsOf } from './features.ts';
import { lexiconReader } from './lexicon.ts';
import { chancesOf, vectoriser } from './linear.ts';
import { localeOf } from './locale.ts';
import { type Trained, train } from './train.ts';
import type { Understanding } from './understanding.ts';

/** A message is read up to here; nobody says what they want after that. */
const LONGEST_MESSAGE = 4000;

/** An understanding of the corpus, at once usable. What was trained before from the same corpus saves the training. */
export function createUnderstanding(corpus: Corpus, trained: Trained = train(corpus)): Understanding {
  const lexicon = lexiconReader(corpus.lexicon);
  const identify = identifier(trained.languages);
  const vectorOf = vectoriser(trained.vocabulary);
  const decide = decider(corpus, trained.labels);
  return {
    understand(text, context = {}) {
      const cut = text.slice(0, LONGEST_MESSAGE);
      const vector = vectorOf(signsOf(read(cut, lexicon, identify)));
      const saysAnything = vector.ids.length > 0;
      return {
        locale: localeOf(cut, context, identify),
        ...decide(chancesOf(vector, trained.model), saysAnything),
      };
    },
  };
}
