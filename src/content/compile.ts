import {
  type Article,
  type ArticleMarkdown,
  compileArticle,
  compileCentre,
  compileContact,
  inLocales,
  parseArticleText,
} from '../knowledge/index.ts';
import { cyrillicKeeping } from '../language/index.ts';
import {
  ALL_LANGUAGES,
  ALL_LOCALES,
  FURTHER,
  inEach,
  inLocale,
  type Language,
  languageOf,
} from '../message.ts';
import { createWording, type Phones, type Resources } from '../wording/index.ts';
import type { Content } from './content.ts';
import { type Files, versionOf } from './files.ts';
import { compileTalk } from './practice.ts';
import type { ArticleDraft, Draft } from './read/draft.ts';

/** Makes the content of a draft in which nothing was found. */
export function compile(files: Files, draft: Draft): Content {
  const toCyrillic = cyrillicKeeping(draft.lexicon.latinWords);
  const locales = inLocales(toCyrillic);
  const phones = phonesOf(draft);
  const contacts = mapValues(draft.contacts.entries, (file, id) => compileContact(id, file, locales));
  const publishers = mapValues(draft.publishers.entries, locales);
  return {
    version: versionOf(files),
    locales: ALL_LOCALES.filter((locale) => draft.languages.includes(languageOf(locale))),
    dialogs: mapValues(draft.dialogs, ({ dialog }) => dialog),
    articles: mapValues(draft.articles, (article) =>
      compileArticle(article.file, partsOf(article, toCyrillic, phones), { contacts, publishers }),
    ),
    contacts,
    centres: mapValues(draft.centres.entries, (file, id) => compileCentre(id, file, locales)),
    practice: mapValues(draft.practice.entries, (file, id) =>
      compileTalk(id, file, locales, draft.contacts.entries),
    ),
    wording: createWording(resourcesOf(draft), { phones, toCyrillic }),
  };
}

function phonesOf(draft: Draft): Phones {
  return new Map([...draft.contacts.entries].map(([id, { phone }]) => [id, phone ?? '']));
}

function partsOf(
  { texts, questions }: ArticleDraft,
  toCyrillic: (text: string) => string,
  phones: Phones,
): Pick<Article, 'texts' | 'questions'> {
  const sr = present(texts.sr);
  const parse = (text: ArticleMarkdown) => parseArticleText(text, phones);
  const full = {
    sq: parse(present(texts.sq)),
    'sr-Latn': parse(sr),
    'sr-Cyrl': parse(inCyrillic(sr, toCyrillic)),
    en: parse(present(texts.en)),
  };
  return {
    texts: inLocale(full, (language) => {
      const text = texts[language];
      const instead = FURTHER[language];
      return text ? parse(text) : { ...full[instead], instead };
    }),
    questions: inEach(ALL_LANGUAGES, (language) => (questions[language] ?? []).map(({ text }) => text)),
  };
}

function inCyrillic(
  { title, body, more }: ArticleMarkdown,
  toCyrillic: (text: string) => string,
): ArticleMarkdown {
  const change = (part: typeof body) => ({ ...part, markdown: toCyrillic(part.markdown) });
  return { title: toCyrillic(title), body: change(body), ...(more && { more: change(more) }) };
}

function resourcesOf(draft: Draft): Resources {
  return inEach(ALL_LANGUAGES, (language: Language) =>
    Object.fromEntries([...draft.locales[language]].map(([namespace, { words }]) => [namespace, words])),
  );
}

function mapValues<A, B>(map: ReadonlyMap<string, A>, change: (value: A, key: string) => B): Map<string, B> {
  return new Map([...map].map(([key, value]) => [key, change(value, key)]));
}

/** A draft without findings holds every language in which everything is written. */
function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a draft with findings cannot be compiled');
  return value;
}
