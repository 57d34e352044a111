import { parse } from 'yaml';
import { z } from 'zod';
import { ALL_LANGUAGES, FURTHER_LANGUAGES, inEach, isFull, LANGUAGES, type Language } from '../message.ts';
import {
  type Corpus,
  type CorpusArticle,
  type Examples,
  type Intent,
  SMALLTALK_KINDS,
  URGENT_KINDS,
  type UrgentKind,
} from '../understanding/index.ts';
import { type Files, readFiles, withoutFurther } from './files.ts';
import { ContentError, newReport, type Report } from './finding.ts';

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
type ConceptsFile = z.output<typeof conceptsFile>;
const CONCEPT_FILES = ['concepts.yaml', 'everyday.yaml', 'elsewhere.yaml'];
const wordsFile = z.record(z.string(), z.string());
const urgentFile = z.record(z.enum(URGENT_KINDS), z.array(z.string()).min(1));
const articleFile = z.looseObject({ id: z.string(), countries: z.array(z.string()) });

/** Reads the corpus below a folder. */
export function readCorpus(root: string, on?: readonly Language[]): Corpus {
  return corpusOf(readFiles(root, on));
}

/**
 * Everything that the understanding is trained from: articles and their example questions (`knowledge/<group>/<id>/`),
 * intents (`knowledge/intents/`) and the lexicon (`knowledge/lexicon/`). Throws a ContentError with all that cannot be read.
 */
export function corpusOf(files: Files): Corpus {
  const usual = withoutFurther(files);
  return { ...corpusIn(usual), ...(usual.size < files.size && { wider: corpusIn(files) }) };
}

function corpusIn(files: Files): Omit<Corpus, 'wider'> {
  const { report, findings } = newReport();
  const reader = new CorpusReader(files, report);
  const corpus = {
    articles: reader.articles(),
    intents: INTENTS.map((intent) => ({ intent, examples: reader.examples(`knowledge/intents/${intent}`) })),
    urgentArticles: reader.yaml('knowledge/intents/urgent/articles.yaml', urgentFile) ?? NO_ARTICLES,
    lexicon: reader.lexicon('knowledge/lexicon'),
  };
  if (findings().length > 0) throw new ContentError(findings());
  return corpus;
}

/** Stands in for a file that could not be read: then the corpus is refused. */
const NO_ARTICLES = Object.fromEntries(URGENT_KINDS.map((kind) => [kind, []])) as unknown as Record<
  UrgentKind,
  string[]
>;

class CorpusReader {
  readonly #files: Files;
  readonly #report: Report;

  constructor(files: Files, report: Report) {
    this.#files = files;
    this.#report = report;
  }

  articles(): CorpusArticle[] {
    return [...this.#files.keys()].flatMap((file) => {
      const folder = /^(knowledge\/[^/]+\/[^/]+)\/article\.yaml$/.exec(file)?.[1];
      const article = folder === undefined ? undefined : this.#article(folder);
      return article ? [article] : [];
    });
  }

  #article(folder: string): CorpusArticle | undefined {
    const file = this.yaml(`${folder}/article.yaml`, articleFile);
    if (!file) return undefined;
    const texts = this.#inEachLanguage((language) => `${folder}/${language}.md`);
    return {
      id: file.id,
      countries: file.countries,
      questions: this.examples(folder),
      titles: map(texts, (text) => /^# (.*)/.exec(text)?.[1] ?? ''),
      bodies: map(texts, (text) =>
        text.replace(/^# .*/, '').replace(/<!--.*?-->|\]\([^)]*\)|\[\[.*?\]\]/g, ' '),
      ),
    };
  }

  lexicon(folder: string): Corpus['lexicon'] {
    const files = CONCEPT_FILES.flatMap((name) => this.yaml(`${folder}/${name}`, conceptsFile) ?? []);
    const spelling = this.yaml(`${folder}/spelling.yaml`, wordsFile) ?? {};
    const concepts = Object.assign({}, ...files.map((file) => file.concepts)) as ConceptsFile['concepts'];
    const groups = Object.assign({}, ...files.map((file) => file.groups)) as ConceptsFile['groups'];
    for (const [group, members] of Object.entries(groups)) {
      const unknown = members.split(/\s+/).filter((member) => !(member in concepts));
      if (unknown.length > 0) {
        const reason = `the group "${group}" names no concept with "${unknown.join(' ')}"`;
        this.#report('unreadable', { file: folder }, { reason });
      }
    }
    const further = this.#furtherConcepts(folder, concepts);
    return {
      concepts: map(concepts, (words, concept) =>
        [...Object.values(words), ...(further.get(concept) ?? [])].flatMap((list) =>
          list.split(',').map((word) => word.trim()),
        ),
      ),
      groups: map(groups, (members) => members.split(/\s+/)),
      spelling,
    };
  }

  /** Words of the languages that are written in part, each in its own file: `concepts.tr.yaml`. */
  #furtherConcepts(folder: string, concepts: ConceptsFile['concepts']): Map<string, string[]> {
    const further = new Map<string, string[]>();
    for (const language of FURTHER_LANGUAGES) {
      const file = `${folder}/concepts.${language}.yaml`;
      if (!this.#files.has(file)) continue;
      for (const [concept, words] of Object.entries(this.yaml(file, wordsFile) ?? {})) {
        if (!(concept in concepts))
          this.#report('unreadable', { file }, { reason: `there is no concept "${concept}"` });
        further.set(concept, [...(further.get(concept) ?? []), words]);
      }
    }
    return further;
  }

  examples(folder: string): Examples {
    const files = this.#inEachLanguage((language) => `${folder}/questions.${language}.txt`);
    return map(files, (text) =>
      text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    );
  }

  yaml<T>(file: string, schema: z.ZodType<T>): T | undefined {
    try {
      return schema.parse(parse(this.#text(file)));
    } catch (error) {
      const reason = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
      this.#report('unreadable', { file }, { reason });
      return undefined;
    }
  }

  /** What a language that is written in part has no file for, it says nothing about. */
  #inEachLanguage(fileOf: (language: Language) => string): Record<Language, string> {
    return inEach(ALL_LANGUAGES, (language) => {
      const file = fileOf(language);
      return isFull(language) || this.#files.has(file) ? this.#text(file) : '';
    });
  }

  #text(file: string): string {
    const text = this.#files.get(file);
    if (text === undefined)
      this.#report('missing-file', { file }, { why: 'the understanding learns from it' });
    return text ?? '';
  }
}

function map<K extends string, A, B>(
  record: Readonly<Record<K, A>>,
  change: (value: A, key: string) => B,
): Record<K, B> {
  return Object.fromEntries(
    Object.entries<A>(record).map(([key, value]) => [key, change(value, key)]),
  ) as Record<K, B>;
}
