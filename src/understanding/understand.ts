import { identifier, isNumber } from '../language/index.ts';
import { isFull, languageOf } from '../message.ts';
import { inContext } from './context.ts';
import type { Corpus } from './corpus.ts';
import { decider } from './decide.ts';
import { type Reading, read, signsOf } from './features.ts';
import { lexiconReader } from './lexicon.ts';
import { chancesOf, vectoriser } from './linear.ts';
import { localeOf } from './locale.ts';
import { type Learnt, type Trained, train } from './train.ts';
import type { Understanding } from './understanding.ts';

/** Of a longer message this much is read at the beginning, and as much at the end, where stories have their question. */
const LONGEST_PART = 1500;

/** An understanding of the corpus, at once usable. What was trained before from the same corpus saves the training. */
export function createUnderstanding(corpus: Corpus, trained: Trained = train(corpus)): Understanding {
  const usual = understandingOf(corpus, trained);
  if (!corpus.wider || !trained.wider) return usual;
  const wider = understandingOf(corpus.wider, trained.wider);
  return {
    ...usual,
    understand(text, context) {
      const meaning = wider.understand(text, context);
      return isFull(languageOf(meaning.locale)) ? usual.understand(text, context) : meaning;
    },
  };
}

function understandingOf(corpus: Corpus, trained: Learnt): Understanding {
  const lexicon = lexiconReader(corpus.lexicon);
  const identify = identifier(trained.languages);
  const vectorOf = vectoriser(trained.vocabulary);
  const decide = decider(corpus, trained.labels);
  const asked = inContext(corpus);
  const chances = (reading: Reading) => chancesOf(vectorOf(signsOf(reading)), trained.model);
  return {
    understand(text, context = {}) {
      const cut = shorten(text);
      const locale = localeOf(cut, context, identify);
      const reading = read(cut, lexicon, identify);
      if (reading.tokens.length === 0) return { locale, urgent: null, kind: 'unknown', articles: [] };
      const alone = chances(reading);
      const further = asked(reading, context);
      const words = reading.tokens.filter((token) => !isNumber(token)).length;
      return { locale, ...decide(words, alone, further ? mean(alone, chances(further)) : alone) };
    },
    vectorOf: (text) => vectorOf(signsOf(read(shorten(text), lexicon, identify))),
  };
}

function shorten(text: string): string {
  if (text.length <= 2 * LONGEST_PART) return text;
  return `${text.slice(0, LONGEST_PART)} ${text.slice(-LONGEST_PART)}`;
}

function mean(one: Float32Array, other: Float32Array): Float32Array {
  return one.map((chance, at) => (chance + (other[at] as number)) / 2);
}
