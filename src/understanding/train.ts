import { countGrams, fold, type GramCounts, identifier } from '../language/index.ts';
import { LANGUAGES, type Language } from '../message.ts';
import type { Corpus, CorpusArticle, Examples } from './corpus.ts';
import { read, type Signs, signsOf } from './features.ts';
import { lexiconReader } from './lexicon.ts';
import { type LinearModel, trainLinear, type Vocabulary, vectorOf, vocabularyOf } from './linear.ts';

/** Everything that training finds out; plain data, so that it can be kept in a file. */
export type Trained = {
  /** What the model tells apart: article ids, then intents. */
  labels: readonly string[];
  vocabulary: Vocabulary;
  model: LinearModel;
  grams: GramCounts;
};

const TRAINING = { epochs: 5, rate: 1.5 };

/** How much each kind of text teaches beside a question that was written for the purpose. */
const TEACHES = {
  question: 1,
  title: 1,
  /** A sentence of the article's text: it brings the words that no question happened to use. */
  sentence: 0.3,
  /** A cry for help: rather one alarm too many than one too few. */
  cry: 2,
};

type Lesson = { signs: Signs; label: number; weight: number };

/** Learns from the corpus. Pure: the same corpus gives the same result. */
export function train(corpus: Corpus): Trained {
  const grams = gramsOf(corpus);
  const labels = [...corpus.articles.map(({ id }) => id), ...corpus.intents.map(({ intent }) => intent)];
  const lessons = lessonsOf(corpus, signReader(corpus, grams));
  const vocabulary = vocabularyOf(lessons.map(({ signs }) => signs));
  const vectors = lessons.map(({ signs, label, weight }) => ({
    vector: vectorOf(signs, vocabulary),
    label,
    weight,
  }));
  const size = { signs: vocabulary.rarity.length, labels: labels.length };
  return { labels, vocabulary, model: trainLinear(vectors, size, TRAINING), grams };
}

function lessonsOf({ articles, intents }: Corpus, signs: (text: string) => Signs): Lesson[] {
  const lessons = (texts: readonly string[], label: number, weight: number) =>
    texts.map((text) => ({ signs: signs(text), label, weight }));
  return [
    ...articles.flatMap(({ questions, titles, bodies }, label) => [
      ...lessons(flat(questions), label, TEACHES.question),
      ...lessons(Object.values(titles), label, TEACHES.title),
      ...lessons(Object.values(bodies).flatMap(sentencesOf), label, TEACHES.sentence),
    ]),
    ...intents.flatMap(({ intent, examples }, i) => {
      const weight = intent.startsWith('urgent/') ? TEACHES.cry : TEACHES.question;
      return lessons(flat(examples), articles.length + i, weight);
    }),
  ];
}

function signReader(corpus: Corpus, grams: GramCounts): (text: string) => Signs {
  const lexicon = lexiconReader(corpus.lexicon);
  const identify = identifier(grams);
  return (text) => signsOf(read(text, lexicon, identify));
}

function flat(examples: Examples): string[] {
  return LANGUAGES.flatMap((language) => examples[language]);
}

/** Shorter pieces of an article are headings and remains. */
const SHORTEST_SENTENCE = 15;

function sentencesOf(text: string): string[] {
  return text
    .split(/\n+|(?<=[.!?])\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > SHORTEST_SENTENCE);
}

function gramsOf(corpus: Corpus): GramCounts {
  const ofArticle = ({ questions, titles, bodies }: CorpusArticle, language: Language) => [
    ...questions[language],
    titles[language],
    bodies[language],
  ];
  const folded = (language: Language) =>
    [
      ...corpus.articles.flatMap((article) => ofArticle(article, language)),
      ...corpus.intents.flatMap(({ examples }) => examples[language]),
    ].map(fold);
  return countGrams({ sq: folded('sq'), sr: folded('sr'), en: folded('en') });
}
