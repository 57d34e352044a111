import { type Identifier, identifier } from '../language/index.ts';
import type { Corpus } from './corpus.ts';
import { type Chances, decider } from './decide.ts';
import { read, signsOf } from './features.ts';
import { lexiconReader } from './lexicon.ts';
import { score, softmax, vectorOf } from './linear.ts';
import { localeOf } from './locale.ts';
import { type Trained, train } from './train.ts';
import type { Understanding } from './understanding.ts';

/** A message is read up to here; nobody says what they want after that. */
const LONGEST_MESSAGE = 4000;

/** An understanding trained from the corpus, at once usable. */
export function createUnderstanding(corpus: Corpus, trained: Trained = train(corpus)): Understanding {
  const lexicon = lexiconReader(corpus.lexicon);
  const identify: Identifier = identifier(trained.grams);
  const decide = decider(corpus, trained.labels);
  return {
    understand(text, context = {}) {
      const cut = text.slice(0, LONGEST_MESSAGE);
      const reading = read(cut, lexicon, identify);
      const vector = vectorOf(signsOf(reading), trained.vocabulary);
      const chances: Chances = softmax(score(vector, trained.model));
      return { locale: localeOf(cut, context, identify), ...decide(chances, vector.ids.length > 0) };
    },
  };
}
