import { fold, type Identifier, identifier, scriptOf } from '../language/index.ts';
import { LANGUAGES, type Locale, languageOf } from '../message.ts';
import type { Corpus } from './corpus.ts';
import { type Reading, read, signsOf } from './features.ts';
import { lexiconReader } from './lexicon.ts';
import { score, softmax, type Vector, vectorOf } from './linear.ts';
import { type Trained, train } from './train.ts';
import {
  type Context,
  type Meaning,
  type SmalltalkKind,
  type Understanding,
  URGENT_KINDS,
  type UrgentKind,
} from './understanding.ts';

/** How sure a decision must be. Chosen on the training questions by cross-validation (`npm run evaluate`). */
const LIMITS = {
  /** Danger is reported from here on: rather one alarm too many than one too few. */
  danger: 0.35,
  /** Below this nothing is offered. */
  known: 0.12,
  /** From here on the first article is the answer; between the two the person is asked which one. */
  sure: 0.4,
};
const SHOWN = 5;
/** A message is read up to here; nobody says what they want after that. */
const LONGEST_MESSAGE = 4000;
/** How much more likely the conversation's language is than the others before the message is read. */
const SAME_LANGUAGE = 3;

/** An understanding trained from the corpus, at once usable. */
export function createUnderstanding(corpus: Corpus, trained: Trained = train(corpus)): Understanding {
  const lexicon = lexiconReader(corpus.lexicon);
  const identify = identifier(trained.grams);
  return {
    understand(text, context = {}) {
      const cut = text.slice(0, LONGEST_MESSAGE);
      const reading = read(cut, lexicon, identify);
      const vector = vectorOf(signsOf(reading), trained.vocabulary);
      return {
        locale: localeOf(cut, context, identify),
        urgent: dangerIn(vector, trained),
        ...meaningOf(vector, reading, trained),
      };
    },
  };
}

function dangerIn(vector: Vector, { danger }: Trained): UrgentKind | null {
  const chances = softmax(score(vector, danger));
  if (1 - (chances[0] ?? 1) < LIMITS.danger) return null;
  return URGENT_KINDS.reduce((likeliest, kind, i) => {
    return (chances[i + 1] ?? 0) > (chances[URGENT_KINDS.indexOf(likeliest) + 1] ?? 0) ? kind : likeliest;
  });
}

function meaningOf(
  vector: Vector,
  reading: Reading,
  { meaning, labels }: Trained,
): Omit<Meaning, 'locale' | 'urgent'> {
  if (reading.tokens.length === 0) return { kind: 'unknown', articles: [] };
  const chances = softmax(score(vector, meaning));
  const ranked = labels
    .map((id, label) => ({ id, score: chances[label] ?? 0 }))
    .sort((a, b) => b.score - a.score);
  const [first] = ranked;
  if (!first || first.score < LIMITS.known || first.id === 'out-of-scope')
    return { kind: 'unknown', articles: [] };
  if (first.id === 'human') return { kind: 'human', articles: [] };
  if (first.id.startsWith('smalltalk/')) {
    return {
      kind: 'smalltalk',
      smalltalk: first.id.slice('smalltalk/'.length) as SmalltalkKind,
      articles: [],
    };
  }
  const articles = ranked.filter(({ id }) => !isIntent(id)).slice(0, SHOWN);
  return { kind: first.score >= LIMITS.sure ? 'answer' : 'clarify', articles };
}

function isIntent(label: string): boolean {
  return label === 'human' || label === 'out-of-scope' || label.startsWith('smalltalk/');
}

function localeOf(text: string, { locale }: Context, identify: Identifier): Locale {
  const script = scriptOf(text);
  if (script === 'Cyrl') return 'sr-Cyrl';
  const fits = identify(fold(text));
  const prior = locale && languageOf(locale);
  const language = LANGUAGES.reduce((best, one) => {
    return fits[one] + (one === prior ? SAME_LANGUAGE : 0) > fits[best] + (best === prior ? SAME_LANGUAGE : 0)
      ? one
      : best;
  });
  if (language !== 'sr') return language;
  return script === undefined && locale === 'sr-Cyrl' ? 'sr-Cyrl' : 'sr-Latn';
}
