import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js';
import LogisticRegressionClassifier from 'natural/lib/natural/classifiers/logistic_regression_classifier.js';
import { NlpManager } from 'node-nlp';
import { ROOT } from '../src/config.ts';
import { readCorpus } from '../src/content/index.ts';
import { fold, tokensOf } from '../src/language/index.ts';
import { LANGUAGES, type Language } from '../src/message.ts';
import { type Corpus, createUnderstanding, train } from '../src/understanding/index.ts';
import { heldMegabytes, machine, median } from './measure.ts';

/** The same training questions and the same test through ours and through what others would use. */

type Row = { text: string; gold: string[]; kind: string };
/** Gives article ids, best first. */
type Ranker = (text: string) => string[] | Promise<string[]>;
type Lesson = { text: string; language: Language; article: string };
/** Learns from questions and texts, each with the article that it belongs to. */
type Contestant = (corpus: Corpus, lessons: readonly Lesson[]) => Ranker | Promise<Ranker>;

/** Messages before the clock runs, so that the program is compiled. */
const WARMING = 100;

const CONTESTANTS: Record<string, Contestant> = {
  ours: (corpus) => {
    const understanding = createUnderstanding(corpus, train(corpus));
    return (text) => understanding.understand(text).articles.map(({ id }) => id);
  },
  'natural, Bayes': (_, lessons) => classify(new BayesClassifier(), lessons),
  // It needs a minute for the titles alone, and its time grows faster than their number.
  'natural, logistic, titles only': ({ articles }) =>
    classify(
      new LogisticRegressionClassifier(),
      articles.flatMap(({ id, titles }) =>
        LANGUAGES.map((language) => ({ text: titles[language], language, article: id })),
      ),
    ),
  'node-nlp': async (_, lessons) => {
    const manager = new NlpManager({
      languages: LANGUAGES,
      nlu: { log: false },
      autoSave: false,
      forceNER: false,
    });
    for (const { text, language, article } of lessons) manager.addDocument(language, text, article);
    await manager.train();
    return async (text) => (await manager.process(text)).classifications.map(({ intent }) => intent);
  },
  MiniSearch: (_, lessons) => {
    const index = new MiniSearch({ fields: ['text'], storeFields: ['article'], tokenize: words });
    index.addAll(lessons.map((lesson, id) => ({ id, ...lesson })));
    return (text) => distinct(index.search(text, { prefix: true, fuzzy: 0.2 }).map(({ article }) => article));
  },
  BM25: (_, lessons) => bm25(lessons),
};

export async function understanding(): Promise<void> {
  const corpus = readCorpus(ROOT);
  const lessons = corpus.articles.flatMap(({ id, questions, titles, bodies }) =>
    LANGUAGES.flatMap((language) =>
      [...questions[language], titles[language], bodies[language]].map((text) => ({
        text,
        language,
        article: id,
      })),
    ),
  );
  const rows = asked(join(ROOT, 'knowledge/evaluation.jsonl'));
  console.log(`${machine()}; ${lessons.length} texts to learn from, ${rows.length} questions to answer`);
  for (const [name, contestant] of Object.entries(CONTESTANTS)) {
    const before = await heldMegabytes();
    const started = performance.now();
    const rank = await contestant(corpus, lessons);
    const seconds = (performance.now() - started) / 1000;
    const megabytes = (await heldMegabytes()) - before;
    console.log(
      `${name.padEnd(31)} learns in ${seconds.toFixed(1)} s, holds ${megabytes.toFixed(0)} MB, ${await measured(rank, rows)}`,
    );
  }
}

async function measured(rank: Ranker, rows: readonly Row[]): Promise<string> {
  for (const { text } of rows.slice(0, WARMING)) await rank(text);
  const times: number[] = [];
  const ranks: number[] = [];
  for (const { text, gold } of rows) {
    const started = performance.now();
    const ranked = await rank(text);
    times.push(performance.now() - started);
    ranks.push(ranked.findIndex((id) => gold.includes(id)));
  }
  const share = (below: number) =>
    ((100 * ranks.filter((at) => at >= 0 && at < below).length) / rows.length).toFixed(1);
  const p99 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN;
  return `first ${share(1)} %, in three ${share(3)} %, median ${median(times).toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`;
}

function asked(file: string): Row[] {
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return rows.map((line): Row => JSON.parse(line)).filter(({ kind }) => kind === 'in');
}

function classify(
  classifier: BayesClassifier | LogisticRegressionClassifier,
  lessons: readonly Lesson[],
): Ranker {
  for (const { text, article } of lessons) classifier.addDocument(words(text), article);
  classifier.train();
  return (text) => classifier.getClassifications(words(text)).map(({ label }) => label);
}

/** What everybody would do to words: lower case, one script, no diacritics. */
function words(text: string): string[] {
  return tokensOf(fold(text));
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

/** Okapi BM25 with its usual constants over the texts; an article is as good as its best text. */
function bm25(lessons: readonly Lesson[]): Ranker {
  const [k, b] = [1.2, 0.75];
  const texts = lessons.map(({ text }) => words(text));
  const mean = texts.reduce((sum, { length }) => sum + length, 0) / texts.length;
  const postings = new Map<string, Map<number, number>>();
  texts.forEach((tokens, at) => {
    for (const token of tokens) {
      const posting = postings.get(token) ?? new Map<number, number>();
      posting.set(at, (posting.get(at) ?? 0) + 1);
      postings.set(token, posting);
    }
  });
  return (text) => {
    const scores = new Map<number, number>();
    for (const token of new Set(words(text))) {
      const posting = postings.get(token) ?? new Map<number, number>();
      const rarity = Math.log(1 + (texts.length - posting.size + 0.5) / (posting.size + 0.5));
      for (const [at, count] of posting) {
        const long = (texts[at]?.length ?? 0) / mean;
        const gain = (rarity * count * (k + 1)) / (count + k * (1 - b + b * long));
        scores.set(at, (scores.get(at) ?? 0) + gain);
      }
    }
    const best = [...scores].sort(([, one], [, other]) => other - one);
    return distinct(best.map(([at]) => lessons[at]?.article ?? ''));
  };
}
