import { countGrams, fold, type GramCounts } from '../language/index.ts';
import { LANGUAGES, type Language } from '../message.ts';
import type { Corpus } from './corpus.ts';
import { read, type Signs, signsOf } from './features.ts';
import { type LexiconReader, lexiconReader } from './lexicon.ts';
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

type Example = { signs: Signs; language: Language };

const MEANING = { epochs: 10, rate: 1.5 };
const DANGER = { epochs: 8, rate: 1 };

/** A cry for help teaches which article helps, but less than a question that was written for the article. */
const URGENT_FOR_ARTICLE = 0.5;

/** Learns from the corpus. Pure: the same corpus gives the same result. */
export function train(corpus: Corpus): Trained {
  const reader = lexiconReader(corpus.lexicon);
  const examplesOf = (examples: Record<Language, readonly string[]>): Example[] =>
    LANGUAGES.flatMap((language) =>
      examples[language].map((text) => ({ signs: signsOf(read(text, reader)), language })),
    );
  const articles = corpus.articles.map((article) => ({
    id: article.id,
    examples: examplesOf(article.questions),
  }));
  const intents = corpus.intents.map(({ intent, examples }) => ({ intent, examples: examplesOf(examples) }));
  const all = [...articles, ...intents].flatMap(({ examples }) => examples);
  const vocabulary = vocabularyOf(all.map(({ signs }) => signs));
  const vectors = new Map(all.map((example) => [example, vectorOf(example.signs, vocabulary)]));
  const lesson = (example: Example, label: number, weight = 1) => ({
    vector: vectors.get(example) ?? vectorOf(example.signs, vocabulary),
    label,
    weight,
  });

  const answered = intents.filter(({ intent }) => !intent.startsWith('urgent/') && intent !== 'not-urgent');
  const labels = [...articles.map(({ id }) => id), ...answered.map(({ intent }) => intent)];
  const meaning = [
    ...[...articles, ...answered].flatMap(({ examples }, label) => examples.map((e) => lesson(e, label))),
    ...URGENT_KINDS.flatMap((kind) => {
      const label = labels.indexOf(corpus.urgentArticles[kind][0] ?? '');
      const cries = intents.find(({ intent }) => intent === `urgent/${kind}`)?.examples ?? [];
      return label < 0 ? [] : cries.map((e) => lesson(e, label, URGENT_FOR_ARTICLE));
    }),
  ];

  const helping = new Set(Object.values(corpus.urgentArticles).flat());
  const danger = [
    ...intents.flatMap(({ intent, examples }) =>
      examples.map((e) => lesson(e, 1 + URGENT_KINDS.findIndex((kind) => intent === `urgent/${kind}`))),
    ),
    ...articles
      .filter(({ id }) => !helping.has(id))
      .flatMap(({ examples }) => examples.map((e) => lesson(e, 0))),
  ];

  const signs = vocabulary.rarity.length;
  return {
    labels,
    vocabulary,
    meaning: trainLinear(meaning, { signs, labels: labels.length }, MEANING),
    danger: trainLinear(danger, { signs, labels: 1 + URGENT_KINDS.length }, DANGER),
    grams: gramsOf(corpus),
  };
}

function gramsOf(corpus: Corpus): GramCounts {
  const texts = (language: Language) => [
    ...corpus.articles.flatMap(({ questions, titles, bodies }) => [
      ...questions[language],
      titles[language],
      bodies[language],
    ]),
    ...corpus.intents.flatMap(({ examples }) => examples[language]),
  ];
  const folded = (language: Language) => texts(language).map(fold);
  return countGrams({ sq: folded('sq'), sr: folded('sr'), en: folded('en') });
}

export type { LexiconReader };
