import { fold, identifier, type LanguageModel, learnLanguages } from '../language/index.ts';
import { ALL_LANGUAGES, inEach, LANGUAGES, type Language } from '../message.ts';
import type { Corpus, CorpusArticle, Examples } from './corpus.ts';
import { read, type Signs, signsOf } from './features.ts';
import { lexiconReader } from './lexicon.ts';
import { type SmallModel, trainLinear, type Vocabulary, vectoriser, vocabularyOf } from './linear.ts';

/** Everything that training finds out; plain data, so that it can be kept in a file. */
export type Trained = Learnt & { wider?: Learnt };

export type Learnt = {
  /** What the model tells apart: article ids, then intents. */
  labels: readonly string[];
  vocabulary: Vocabulary;
  model: SmallModel;
  languages: LanguageModel;
};

/** `version` changes with the code of linear.ts and identify.ts, so that nothing learnt by older code is taken for new. */
const TRAINING = { version: 9, epochs: 3, rate: 2.5, sharpness: 1.2 };

/** How much each kind of text teaches beside a question that was written for the purpose. */
const TEACHES = {
  question: 1,
  title: 1,
  /** A sentence of the article's text: it brings the words that no question happened to use. */
  sentence: 0.3,
  /** A cry for help: rather one alarm too many than one too few. */
  cry: 1,
};

type Lesson = { signs: Signs; label: number; weight: number };

/** Learns from the corpus. Pure: the same corpus gives the same result. */
export function train(corpus: Corpus): Trained {
  return { ...learn(corpus), ...(corpus.wider && { wider: learn(corpus.wider) }) };
}

function learn(corpus: Corpus): Learnt {
  const languages = languagesOf(corpus);
  const labels = [...corpus.articles.map(({ id }) => id), ...corpus.intents.map(({ intent }) => intent)];
  const lessons = lessonsOf(corpus, signReader(corpus, languages));
  const vocabulary = vocabularyOf(lessons.map(({ signs }) => signs));
  const vectorOf = vectoriser(vocabulary);
  const vectors = lessons.map(({ signs, label, weight }) => ({ vector: vectorOf(signs), label, weight }));
  const size = { signs: vocabulary.rarity.length, labels: labels.length };
  return { labels, vocabulary, model: trainLinear(vectors, size, TRAINING), languages };
}

/**
 * What else than the corpus decides what is learnt: how words are read, and how learning is set. What was learnt under
 * another fingerprint is of no use.
 */
export function fingerprintOf({ articles, lexicon }: Corpus): string {
  const reader = lexiconReader(lexicon);
  const signs = LANGUAGES.flatMap((language) => {
    const identify = () => inEach(ALL_LANGUAGES, (one) => Number(one === language));
    return articles.map(({ titles }) => signsOf(read(titles[language], reader, identify)));
  });
  return JSON.stringify([
    TRAINING,
    TEACHES,
    signs.map(({ hashes, weights }) => [hashes.join(), weights.join()]),
  ]);
}

function lessonsOf({ articles, intents }: Corpus, signs: (text: string) => Signs): Lesson[] {
  const lessons = (texts: readonly string[], label: number, weight: number) =>
    texts.map((text) => ({ signs: signs(text), label, weight }));
  return [
    ...articles.flatMap(({ questions, titles, bodies }, label) => [
      ...lessons(flat(questions), label, TEACHES.question),
      ...lessons(Object.values(titles).filter(Boolean), label, TEACHES.title),
      ...lessons(Object.values(bodies).flatMap(sentencesOf), label, TEACHES.sentence),
    ]),
    ...intents.flatMap(({ intent, examples }, i) => {
      const weight = intent.startsWith('urgent/') ? TEACHES.cry : TEACHES.question;
      return lessons(flat(examples), articles.length + i, weight);
    }),
  ];
}

function signReader(corpus: Corpus, languages: LanguageModel): (text: string) => Signs {
  const lexicon = lexiconReader(corpus.lexicon);
  const identify = identifier(languages);
  return (text) => signsOf(read(text, lexicon, identify));
}

function flat(examples: Examples): string[] {
  return ALL_LANGUAGES.flatMap((language) => examples[language]);
}

/** Shorter pieces of an article are headings and remains. */
const SHORTEST_SENTENCE = 15;

function sentencesOf(text: string): string[] {
  return text
    .split(/\n+|(?<=[.!?])\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > SHORTEST_SENTENCE);
}

function languagesOf({ articles, intents }: Corpus): LanguageModel {
  const ofArticle = ({ questions, titles, bodies }: CorpusArticle, language: Language) => [
    ...questions[language],
    titles[language],
    bodies[language],
  ];
  const folded = (language: Language) =>
    [
      ...articles.flatMap((article) => ofArticle(article, language)),
      ...intents.flatMap(({ examples }) => examples[language]),
    ]
      .filter((text) => text !== '')
      .map(fold);
  return learnLanguages(inEach(ALL_LANGUAGES, folded));
}
