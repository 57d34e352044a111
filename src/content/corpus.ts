import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { LANGUAGES, type Language } from '../message.ts';
import {
  type Corpus,
  type CorpusArticle,
  type Examples,
  type Intent,
  SMALLTALK_KINDS,
  URGENT_KINDS,
} from '../understanding/index.ts';

const INTENTS: readonly Intent[] = [
  'out-of-scope',
  'human',
  'not-urgent',
  ...SMALLTALK_KINDS.map((kind) => `smalltalk/${kind}` as const),
  ...URGENT_KINDS.map((kind) => `urgent/${kind}` as const),
];

/** Words and phrases of one concept, by language; `de` holds the German words that people carry home. */
const wordsByLanguage = z.partialRecord(z.enum([...LANGUAGES, 'de', 'any']), z.string());
const conceptsFile = z.strictObject({
  concepts: z.record(z.string(), wordsByLanguage),
  groups: z.record(z.string(), z.string()).default({}),
});
const CONCEPT_FILES = ['concepts.yaml', 'everyday.yaml', 'elsewhere.yaml'];
const spellingFile = z.record(z.string(), z.string());
const urgentFile = z.record(z.enum(URGENT_KINDS), z.array(z.string()).min(1));
const articleFile = z.looseObject({ id: z.string(), countries: z.array(z.string()) });

/**
 * Reads everything that the understanding is trained from: articles and their example questions
 * (`knowledge/<group>/<id>/`), intents (`knowledge/intents/`) and the lexicon (`knowledge/lexicon/`).
 */
export async function readCorpus(root: string): Promise<Corpus> {
  const knowledge = join(root, 'knowledge');
  const [articles, intents, urgentArticles, lexicon] = await Promise.all([
    readArticles(knowledge),
    Promise.all(
      INTENTS.map(async (intent) => ({
        intent,
        examples: await readExamples(join(knowledge, 'intents', intent)),
      })),
    ),
    readYaml(join(knowledge, 'intents', 'urgent', 'articles.yaml'), urgentFile),
    readLexicon(join(knowledge, 'lexicon')),
  ]);
  return { articles, intents, urgentArticles, lexicon };
}

async function readArticles(knowledge: string): Promise<CorpusArticle[]> {
  const files = await readdir(knowledge, { recursive: true });
  const folders = files
    .filter((file) => /^[^/\\]+[/\\][^/\\]+[/\\]article\.yaml$/.test(file))
    .map((file) => join(knowledge, file, '..'))
    .sort();
  return Promise.all(folders.map(readArticle));
}

async function readArticle(folder: string): Promise<CorpusArticle> {
  const { id, countries } = await readYaml(join(folder, 'article.yaml'), articleFile);
  const texts = await inEachLanguage((language) => readFile(join(folder, `${language}.md`), 'utf8'));
  return {
    id,
    countries,
    questions: await readExamples(folder),
    titles: map(texts, (text) => /^# (.*)/.exec(text)?.[1] ?? ''),
    bodies: map(texts, (text) =>
      text.replace(/^# .*/, '').replace(/<!--.*?-->|\]\([^)]*\)|\[\[.*?\]\]/g, ' '),
    ),
  };
}

async function readLexicon(folder: string): Promise<Corpus['lexicon']> {
  const [files, spelling] = await Promise.all([
    Promise.all(CONCEPT_FILES.map((file) => readYaml(join(folder, file), conceptsFile))),
    readYaml(join(folder, 'spelling.yaml'), spellingFile),
  ]);
  const concepts = Object.assign(
    {},
    ...files.map((file) => file.concepts),
  ) as (typeof files)[number]['concepts'];
  const groups = Object.assign({}, ...files.map((file) => file.groups)) as Record<string, string>;
  for (const [group, members] of Object.entries(groups)) {
    const unknown = members.split(/\s+/).filter((member) => !(member in concepts));
    if (unknown.length > 0)
      throw new Error(`${folder}: the group "${group}" names no concept with "${unknown.join(' ')}"`);
  }
  return {
    concepts: map(concepts, (words) =>
      Object.values(words).flatMap((list) => list.split(',').map((word) => word.trim())),
    ),
    groups: map(groups, (members) => members.split(/\s+/)),
    spelling,
  };
}

function readExamples(folder: string): Promise<Examples> {
  return inEachLanguage(async (language) => {
    const lines = (await readFile(join(folder, `questions.${language}.txt`), 'utf8')).split(/\r?\n/);
    return lines.map((line) => line.trim()).filter((line) => line !== '');
  });
}

async function readYaml<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  const text = await readFile(file, 'utf8');
  try {
    return schema.parse(parse(text));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : (cause as Error).message;
    throw new Error(`${file} cannot be read: ${reason}`, { cause });
  }
}

async function inEachLanguage<T>(make: (language: Language) => Promise<T>): Promise<Record<Language, T>> {
  const [sq, sr, en] = await Promise.all([make('sq'), make('sr'), make('en')]);
  return { sq, sr, en };
}

function map<K extends string, A, B>(record: Readonly<Record<K, A>>, change: (value: A) => B): Record<K, B> {
  return Object.fromEntries(Object.entries<A>(record).map(([key, value]) => [key, change(value)])) as Record<
    K,
    B
  >;
}
