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
  type UrgentKind,
} from '../understanding/index.ts';
import { type Files, readFiles } from './files.ts';
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
const spellingFile = z.record(z.string(), z.string());
const urgentFile = z.record(z.enum(URGENT_KINDS), z.array(z.string()).min(1));
const articleFile = z.looseObject({ id: z.string(), countries: z.array(z.string()) });

/** Reads the corpus below a folder. */
export function readCorpus(root: string): Corpus {
  return corpusOf(readFiles(root));
}

/**
 * Everything that the understanding is trained from: articles and their example questions (`knowledge/<group>/<id>/`),
 * intents (`knowledge/intents/`) and the lexicon (`knowledge/lexicon/`). Throws a ContentError with all that cannot be read.
 */
export function corpusOf(files: Files): Corpus {
  const { report, findings } = newReport();
  const reader = new CorpusReader(files, report);
  const corpus: Corpus = {
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
    const texts = inEachLanguage((language) => this.#text(`${folder}/${language}.md`));
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
    const spelling = this.yaml(`${folder}/spelling.yaml`, spellingFile) ?? {};
    const concepts = Object.assign({}, ...files.map((file) => file.concepts)) as ConceptsFile['concepts'];
    const groups = Object.assign({}, ...files.map((file) => file.groups)) as ConceptsFile['groups'];
    for (const [group, members] of Object.entries(groups)) {
      const unknown = members.split(/\s+/).filter((member) => !(member in concepts));
      if (unknown.length > 0) {
        const reason = `the group "${group}" names no concept with "${unknown.join(' ')}"`;
        this.#report('unreadable', { file: folder }, { reason });
      }
    }
    return {
      concepts: map(concepts, (words) =>
        Object.values(words).flatMap((list) => list.split(',').map((word) => word.trim())),
      ),
      groups: map(groups, (members) => members.split(/\s+/)),
      spelling,
    };
  }

  examples(folder: string): Examples {
    return inEachLanguage((language) =>
      this.#text(`${folder}/questions.${language}.txt`)
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

  #text(file: string): string {
    const text = this.#files.get(file);
    if (text === undefined)
      this.#report('missing-file', { file }, { why: 'the understanding learns from it' });
    return text ?? '';
  }
}

function inEachLanguage<T>(make: (language: Language) => T): Record<Language, T> {
  return { sq: make('sq'), sr: make('sr'), en: make('en') };
}

function map<K extends string, A, B>(record: Readonly<Record<K, A>>, change: (value: A) => B): Record<K, B> {
  return Object.fromEntries(Object.entries<A>(record).map(([key, value]) => [key, change(value)])) as Record<
    K,
    B
  >;
}
