import { basename } from 'node:path';
import type { Files } from '../content/index.ts';
import { readArticleMarkdown } from '../knowledge/index.ts';
import type { Language } from '../message.ts';
import { leavesOf, pluralForms, type Words } from '../wording/index.ts';

/** One text to translate. */
export type Unit = {
  /** The file of the language in which it stands, and its key there: `locales/sq/bot.json#ticket.consent`. */
  id: string;
  /** In English. */
  source: string;
  /** In the language; empty when it is missing. */
  text: string;
};

/** The language that translators begin from. */
const SOURCE: Language = 'en';

/** The parts of an article's file, as units name them. */
export const PARTS = ['title', 'body', 'more'] as const;
export type ArticleParts = Partial<Record<(typeof PARTS)[number], string>>;

const PLURAL = /_(zero|one|two|few|many|other)$/;

/** Everything that people read in a language, beside the English it says the same as, file by file. */
export function unitsOf(files: Files, language: Language): Unit[] {
  return [...files.keys()].flatMap((file) => {
    if (file.startsWith(`locales/${SOURCE}/`)) return unitsOfWords(files, file, language);
    return isArticle(file) ? unitsOfArticle(files, file, language) : [];
  });
}

function isArticle(file: string): boolean {
  return file.startsWith('knowledge/') && basename(file) === `${SOURCE}.md`;
}

function unitsOfWords(files: Files, file: string, language: Language): Unit[] {
  const target = file.replace(`locales/${SOURCE}/`, `locales/${language}/`);
  const texts = new Map(leavesOf(wordsIn(files.get(target))));
  const sources = new Map(leavesOf(wordsIn(files.get(file))));
  return keysFor(sources, language).map(({ key, source }) => ({
    id: `${target}#${key}`,
    source,
    text: texts.get(key) ?? '',
  }));
}

/** A text with a number in it has as many forms as the language needs, not as many as English has. */
function keysFor(
  sources: ReadonlyMap<string, string>,
  language: Language,
): { key: string; source: string }[] {
  const keys = new Map<string, string>();
  for (const [key, source] of sources) {
    const base = key.replace(PLURAL, '');
    if (base === key) keys.set(key, source);
    else
      for (const form of pluralForms(language))
        keys.set(`${base}_${form}`, sources.get(`${base}_${form}`) ?? source);
  }
  return [...keys].map(([key, source]) => ({ key, source }));
}

function unitsOfArticle(files: Files, file: string, language: Language): Unit[] {
  const target = file.replace(/[a-z]+\.md$/, `${language}.md`);
  const sources = articleParts(files.get(file));
  const texts = articleParts(files.get(target));
  return PARTS.flatMap((part) => {
    const source = sources[part];
    return source === undefined ? [] : [{ id: `${target}#${part}`, source, text: texts[part] ?? '' }];
  });
}

export function wordsIn(text: string | undefined): Words {
  return text === undefined ? {} : (JSON.parse(text) as Words);
}

export function articleParts(text: string | undefined): ArticleParts {
  if (text === undefined) return {};
  const { title, body, more } = readArticleMarkdown(text);
  return { title, body: body.markdown.trim(), ...(more && { more: more.markdown.trim() }) };
}
