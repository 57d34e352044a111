import { countGrams, fold, type GramCounts, identifier } from '../language/index.ts';
import { LANGUAGES, type Language } from '../message.ts';
import type { Corpus, CorpusArticle, Examples, Intent } from './corpus.ts';
import { read, type Signs, signsOf } from './features.ts';
import { lexiconReader } from './lexicon.ts';
import { type LinearModel, trainLinear, type Vocabulary, vectorOf, vocabularyOf } from './linear.ts';
import { URGENT_KINDS } from './understanding.ts';

/** Everything that training finds out; plain data, so that it can be kept in a file. */
export type Trained = {
  /** What the meaning model tells apart: article ids, then the intents that are answered without one. */
  labels: readonly string[];
  vocabulary: Vocabulary;
  meaning: LinearModel;
  /** Label 0 is "no danger", the others are URGENT_KINDS in order. */
  danger: LinearModel;
  grams: GramCounts;
};

const MEANING = { epochs: 6, rate: 1.5 };
const DANGER = { epochs: 6, rate: 1.5 };

/** How much each kind of text teaches beside a question that was written for the purpose. */
const TEACHES = {
  question: 1,
  title: 1,
  /** A sentence of the article's text: it brings the words that no question happened to use. */
  sentence: 0.3,
  /** A cry for help teaches which article helps, but the alarm comes first. */
  cry: 0.5,
};

type Lesson = { signs: Signs; label: number; weight: number };

/** Learns from the corpus. Pure: the same corpus gives the same result. */
export function train(corpus: Corpus): Trained {
  const grams = gramsOf(corpus);
  const signs = signReader(corpus, grams);
  const labels = [
    ...corpus.articles.map(({ id }) => id),
    ...corpus.intents.map(({ intent }) => intent).filter(isAnswered),
  ];
  const meaning = meaningLessons(corpus, labels, signs);
  const danger = dangerLessons(corpus, signs);
  const vocabulary = vocabularyOf(new Set([...meaning, ...danger].map((lesson) => lesson.signs)));
  const vectors = new Map<Signs, ReturnType<typeof vectorOf>>();
  const vectorise = (lessons: readonly Lesson[]) =>
    lessons.map(({ signs, label, weight }) => {
      const vector = vectors.get(signs) ?? vectorOf(signs, vocabulary);
      vectors.set(signs, vector);
      return { vector, label, weight };
    });
  const size = vocabulary.rarity.length;
  return {
    labels,
    vocabulary,
    meaning: trainLinear(vectorise(meaning), { signs: size, labels: labels.length }, MEANING),
    danger: trainLinear(vectorise(danger), { signs: size, labels: 1 + URGENT_KINDS.length }, DANGER),
    grams,
  };
}

/** Whether an intent is an answer of its own; danger is looked for separately. */
function isAnswered(intent: Intent): boolean {
  return !intent.startsWith('urgent/') && intent !== 'not-urgent';
}

/** Gives a text's signs, always the same object for the same text. */
function signReader(corpus: Corpus, grams: GramCounts): (text: string) => Signs {
  const lexicon = lexiconReader(corpus.lexicon);
  const identify = identifier(grams);
  const known = new Map<string, Signs>();
  return (text) => {
    const signs = known.get(text) ?? signsOf(read(text, lexicon, identify));
    known.set(text, signs);
    return signs;
  };
}

function meaningLessons(corpus: Corpus, labels: readonly string[], signs: (text: string) => Signs): Lesson[] {
  const lessons = (texts: readonly string[], label: string, weight: number) =>
    labels.includes(label)
      ? texts.map((text) => ({ signs: signs(text), label: labels.indexOf(label), weight }))
      : [];
  return [
    ...corpus.articles.flatMap(({ id, questions, titles, bodies }) => [
      ...lessons(flat(questions), id, TEACHES.question),
      ...lessons(Object.values(titles), id, TEACHES.title),
      ...lessons(Object.values(bodies).flatMap(sentencesOf), id, TEACHES.sentence),
    ]),
    ...corpus.intents.flatMap(({ intent, examples }) => [
      ...lessons(flat(examples), intent, TEACHES.question),
      ...lessons(flat(examples), articleFor(corpus, intent) ?? '', TEACHES.cry),
    ]),
  ];
}

function articleFor({ urgentArticles }: Corpus, intent: Intent): string | undefined {
  const kind = URGENT_KINDS.find((one) => intent === `urgent/${one}`);
  return kind && urgentArticles[kind][0];
}

function dangerLessons(corpus: Corpus, signs: (text: string) => Signs): Lesson[] {
  const helping = new Set(Object.values(corpus.urgentArticles).flat());
  const calm = corpus.articles.filter(({ id }) => !helping.has(id));
  const lessons = (examples: Examples, label: number) =>
    flat(examples).map((text) => ({ signs: signs(text), label, weight: 1 }));
  return [
    ...corpus.intents.flatMap(({ intent, examples }) => {
      return lessons(examples, 1 + URGENT_KINDS.findIndex((kind) => intent === `urgent/${kind}`));
    }),
    ...calm.flatMap(({ questions }) => lessons(questions, 0)),
  ];
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
