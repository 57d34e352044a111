import type { z } from 'zod';
import {
  ArticleFile,
  type ArticleMarkdown,
  CentresFile,
  ContactsFile,
  PublishersFile,
  readArticleMarkdown,
} from '../../knowledge/index.ts';
import { ALL_LANGUAGES, inEach, isFull } from '../../message.ts';
import { RichTextError } from '../../richtext.ts';
import { type Files, languageOfFile } from '../files.ts';
import type { Report } from '../finding.ts';
import { nearest } from '../near.ts';
import { PracticeFile } from '../practice.ts';
import { placeIn, readAs, readYaml } from '../source.ts';
import type { ArticleDraft, Draft, Question, Shelf } from './draft.ts';
import { readLexicon } from './lexicon.ts';

/** Folders of knowledge/ that teach the understanding and the checker; they hold no articles. */
const NO_GROUPS = ['intents', 'lexicon'];

const PRACTICE = 'knowledge/practice.yaml';

export type KnowledgeDraft = Omit<Draft, 'dialogs' | 'locales' | 'ids' | 'files' | 'languages'>;

export function readKnowledge(files: Files, report: Report): KnowledgeDraft {
  return {
    articles: readArticles(files, report),
    contacts: readShelf(files, 'knowledge/contacts.yaml', ContactsFile, report),
    publishers: readShelf(files, 'knowledge/publishers.yaml', PublishersFile, report),
    centres: readShelf(files, 'knowledge/centres.yaml', CentresFile, report),
    practice: files.has(PRACTICE) ? readShelf(files, PRACTICE, PracticeFile, report) : { entries: new Map() },
    lexicon: readLexicon(files, report),
  };
}

function readShelf<T>(
  files: Files,
  file: string,
  schema: z.ZodType<Record<string, T>>,
  report: Report,
): Shelf<T> {
  const text = files.get(file);
  if (text === undefined) report('missing-file', placeIn(file), { why: 'the content cannot do without it' });
  const source = readYaml(file, text ?? '{}', report);
  if (!source) return { entries: new Map() };
  return {
    source,
    ids: new Set(Object.keys(source.value ?? {})),
    entries: new Map(Object.entries(readAs(source, schema, report) ?? {})),
  };
}

function readArticles(files: Files, report: Report): Map<string, ArticleDraft> {
  const articles = new Map<string, ArticleDraft>();
  for (const folder of articleFolders(files)) {
    const article = readArticle(files, folder, report);
    if (article) articles.set(article.file.id, article);
  }
  return articles;
}

const ARTICLE_FILES = [
  'article.yaml',
  ...ALL_LANGUAGES.map((language) => `${language}.md`),
  ...ALL_LANGUAGES.map((language) => `questions.${language}.txt`),
];

/** `knowledge/<group>/<id>` of every article. */
function articleFolders(files: Files): Set<string> {
  const folders = new Set<string>();
  for (const file of files.keys()) {
    const [knowledge, group = '', id, ...rest] = file.split('/');
    if (knowledge === 'knowledge' && rest.length > 0 && !NO_GROUPS.includes(group)) {
      folders.add(`knowledge/${group}/${id}`);
    }
  }
  return folders;
}

function readArticle(files: Files, folder: string, report: Report): ArticleDraft | undefined {
  reportMissingFiles(files, folder, report);
  const path = `${folder}/article.yaml`;
  const source = readYaml(path, files.get(path) ?? '{}', report);
  const file = source && files.has(path) && readAs(source, ArticleFile, report);
  if (!source || !file) return undefined;

  const [, group, id] = folder.split('/');
  if (file.id !== id || file.id.split('-')[0] !== group) {
    report('wrong-place', source.at(['id']), { id: file.id, folder });
  }
  return {
    folder,
    source,
    file,
    texts: inEach(ALL_LANGUAGES, (language) => readText(files, `${folder}/${language}.md`, report)),
    questions: inEach(ALL_LANGUAGES, (language) => linesOf(files.get(`${folder}/questions.${language}.txt`))),
  };
}

function reportMissingFiles(files: Files, folder: string, report: Report): void {
  for (const name of ARTICLE_FILES) {
    const language = languageOfFile(`${folder}/${name}`);
    const isNeeded = language === undefined || isFull(language) || files.has(`${folder}/${language}.md`);
    if (isNeeded && !files.has(`${folder}/${name}`)) {
      report('missing-file', placeIn(`${folder}/${name}`), { why: 'an article has it in its folder' });
    }
  }
}

function readText(files: Files, file: string, report: Report): ArticleMarkdown | undefined {
  const text = files.get(file);
  if (text === undefined) return undefined;
  try {
    return readArticleMarkdown(text);
  } catch (error) {
    if (!(error instanceof RichTextError)) throw error;
    report('bad-markdown', { ...placeIn(file), line: error.line }, { reason: error.message });
    return undefined;
  }
}

function linesOf(text: string | undefined): Question[] {
  return (text ?? '')
    .split(/\r?\n/)
    .map((line, index) => ({ text: line.trim(), line: index + 1 }))
    .filter((line) => line.text !== '');
}

/** Files below knowledge/ that nobody reads: a misspelt name loses a language without a word. */
export function reportStrayKnowledge(files: Files, report: Report): void {
  const shelves = ['contacts.yaml', 'publishers.yaml', 'centres.yaml', 'evaluation.jsonl', 'practice.yaml'];
  for (const file of files.keys()) {
    const [knowledge, group = '', ...rest] = file.split('/');
    if (knowledge !== 'knowledge' || NO_GROUPS.includes(group)) continue;
    const name = rest.at(-1) ?? group;
    const known = rest.length === 0 ? shelves : ARTICLE_FILES;
    if (!known.includes(name) || rest.length === 1 || rest.length > 2) {
      report('unknown-file', placeIn(file), { near: nearest(name, known) });
    }
  }
}
